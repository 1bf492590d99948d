package app.parley.server.chats;

import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.SystemNote;
import app.parley.protocol.UserId;
import app.parley.server.accounts.Directory;
import app.parley.server.bus.Bus;
import app.parley.server.changes.ChangeLog;
import app.parley.server.members.MemberStore;
import app.parley.server.members.Members;
import app.parley.server.messages.MessageLog;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.Database;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Answers the `chat:*` events, less the history of messages. Every method blocks; refusals are
/// [ProtocolException]s.
public final class Chats {
    private static final String CREATE = "chat:create";

    private final Database database;
    private final Stores stores;
    private final Members members;
    private final Directory directory;
    private final ChatViews views;
    private final MessageLog messages;
    private final ChangeLog changes;
    private final Bus bus;
    private final NewIds ids;
    private final InstantSource clock;
    private final List<DepartureListener> departureListeners = new CopyOnWriteArrayList<>();

    /// The ports that it stands on.
    public record Stores(ChatStore chats, MemberStore members, AnswerStore answers) {}

    public Chats(
            Database database,
            Stores stores,
            Directory directory,
            ChatViews views,
            MessageLog messages,
            ChangeLog changes,
            Bus bus,
            NewIds ids,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.members = new Members(stores.members());
        this.directory = directory;
        this.views = views;
        this.messages = messages;
        this.changes = changes;
        this.bus = bus;
        this.ids = ids;
        this.clock = clock;
    }

    /// Meant for start-up.
    public void listen(DepartureListener listener) {
        departureListeners.add(listener);
    }

    public Ack open(UserId me, ClientChatEvent.Open wish) {
        var other = wish.userId();
        if (other.equals(me)) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, "'userId' is another user");
        }
        return new Ack.ChatAck(database.write(tx -> {
            var known = stores.chats().findDirect(tx, me, other);
            if (known.isPresent()) return views.of(tx, known.get(), me);
            directory.user(tx, other);
            var id = new ChatId(ids.next());
            var now = clock.millis();
            stores.chats().insertDirect(tx, id, me, other, now);
            stores.members().add(tx, id, me, 0, now);
            stores.members().add(tx, id, other, 0, now);
            views.publish(tx, id);
            return views.of(tx, id, me);
        }));
    }

    public Ack create(UserId me, ClientChatEvent.Create wish) {
        return new Ack.ChatAck(database.write(tx -> {
            var key = wish.requestId().value();
            var known = stores.answers().find(tx, me, CREATE, key);
            if (known.isPresent()) return views.of(tx, new ChatId(known.get()), me);
            var others = new LinkedHashSet<>(wish.memberIds());
            others.remove(me);
            requireRoom(others.size() + 1);
            requireUsers(tx, others);
            var id = new ChatId(ids.next());
            var now = clock.millis();
            stores.chats().insertGroup(tx, id, wish.title(), now);
            stores.members().add(tx, id, me, 0, now);
            for (var other : others) stores.members().add(tx, id, other, 0, now);
            stores.answers().remember(tx, me, CREATE, key, id.value(), now);
            views.publish(tx, id);
            note(tx, id, me, SystemNote.Event.CREATED, List.copyOf(others), wish.title());
            return views.of(tx, id, me);
        }));
    }

    public Ack update(UserId me, ClientChatEvent.Update wish) {
        var removed = new LinkedHashSet<UserId>();
        var chat = database.write(tx -> update(tx, me, wish, removed));
        for (var user : removed) {
            for (var listener : departureListeners) listener.left(wish.chatId(), user);
        }
        return new Ack.ChatAck(chat);
    }

    public Ack read(UserId me, ClientChatEvent.Read wish) {
        var id = wish.chatId();
        database.write(tx -> {
            members.require(tx, id, me);
            var newest = stores.chats().find(tx, id).orElseThrow().lastSeq();
            var seq = Math.min(wish.seq(), newest);
            var marks = stores.chats().marks(tx, id);
            var before = marks.stream()
                    .filter(mark -> mark.user().equals(me))
                    .findFirst()
                    .orElseThrow()
                    .readSeq();
            if (seq <= before) return false;
            stores.chats().mark(tx, id, me, seq);
            for (var mark : marks) {
                changes.publish(tx, mark.user(), cursor -> new ServerChatEvent.ChatRead(cursor, id, me, seq));
            }
            return true;
        });
        return new Ack.Done();
    }

    public Ack typing(UserId me, ClientChatEvent.Typing wish) {
        var everybody = database.read(tx -> {
            members.require(tx, wish.chatId(), me);
            return members.of(tx, wish.chatId());
        });
        for (var member : everybody) {
            if (!member.equals(me)) {
                bus.deliver(member, new ServerChatEvent.Typing(wish.chatId(), me, wish.typing()));
            }
        }
        return new Ack.Done();
    }

    /// Tells the members of every chat of `user` that they look different now.
    public void profileChanged(Tx tx, UserId user) {
        for (var chat : stores.members().chatsOf(tx, user)) views.publish(tx, chat);
    }

    private Chat update(Tx tx, UserId me, ClientChatEvent.Update wish, Set<UserId> removed) {
        var id = wish.chatId();
        members.require(tx, id, me);
        var row = stores.chats().find(tx, id).orElseThrow();
        var title = wish.title();
        var shared = title != null || wish.add() != null || wish.remove() != null;
        if (shared && row.type() == ChatType.DIRECT) {
            throw new ProtocolException(ErrorCode.FORBIDDEN, "a direct chat can only be muted");
        }
        if (wish.muted() != null) stores.chats().mute(tx, id, me, wish.muted());
        var retitled = title != null && !title.equals(row.title());
        if (title != null && retitled) stores.chats().title(tx, id, title);
        var added = add(tx, row, wish.add() == null ? List.of() : wish.add());
        if (!added.isEmpty()) requireRoom(members.of(tx, id).size());
        for (var user : new LinkedHashSet<>(wish.remove() == null ? List.of() : wish.remove())) {
            if (!members.isMember(tx, id, user)) continue;
            stores.members().remove(tx, id, user);
            removed.add(user);
        }
        if (!retitled && added.isEmpty() && removed.isEmpty()) {
            if (wish.muted() != null) views.publish(tx, id, me);
            return views.of(tx, id, me);
        }
        views.publish(tx, id);
        for (var user : removed) {
            changes.publish(tx, user, cursor -> new ServerChatEvent.ChatRemoved(cursor, id));
        }
        if (retitled) note(tx, id, me, SystemNote.Event.TITLED, null, title);
        if (!added.isEmpty()) note(tx, id, me, SystemNote.Event.ADDED, added, null);
        var others = removed.stream().filter(user -> !user.equals(me)).toList();
        if (!others.isEmpty()) note(tx, id, me, SystemNote.Event.REMOVED, others, null);
        if (removed.contains(me)) note(tx, id, me, SystemNote.Event.LEFT, List.of(me), null);
        return views.of(tx, id, me);
    }

    /// Returns those who were not members before.
    private List<UserId> add(Tx tx, ChatStore.ChatRow row, List<UserId> users) {
        requireUsers(tx, users);
        var added = users.stream()
                .distinct()
                .filter(user -> !members.isMember(tx, row.id(), user))
                .toList();
        // What was written before is theirs to see, but nothing that they missed.
        for (var user : added) stores.members().add(tx, row.id(), user, row.lastSeq(), clock.millis());
        return added;
    }

    private void requireUsers(Tx tx, Collection<UserId> users) {
        for (var user : users) directory.user(tx, user);
    }

    private void note(
            Tx tx,
            ChatId chat,
            UserId actor,
            SystemNote.Event event,
            @Nullable List<UserId> users,
            @Nullable String title) {
        messages.appendNote(tx, chat, actor, new SystemNote(event, users, title));
    }

    private static void requireRoom(int memberCount) {
        if (memberCount > Bounds.MEMBERS_MAX) {
            throw new ProtocolException(
                    ErrorCode.BAD_REQUEST, "a group has at most " + Bounds.MEMBERS_MAX + " members");
        }
    }
}
