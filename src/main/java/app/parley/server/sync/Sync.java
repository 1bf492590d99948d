package app.parley.server.sync;

import app.parley.protocol.Ack;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;
import app.parley.server.changes.ChangeStore;
import app.parley.server.changes.Cursor;
import app.parley.server.changes.LoggedChange;
import app.parley.server.chats.ChatViews;
import app.parley.server.members.MemberStore;
import app.parley.server.messages.MessageStore;
import app.parley.server.messages.PageWeight;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers `sync`: the change log since a cursor, or all chats as they are. Blocks.
///
/// A logged change is told by what it refers to now. One that is not the user's to see any more is left out; the
/// `chat:removed` that took it away is in the log behind it.
public final class Sync {
    /// Most changes of one answer (protocol, section 3).
    private static final int PAGE = 500;
    /// How many changes are read at once: long texts fill a page soon, and the rest would be read for nothing.
    private static final int CHUNK = 50;

    private final Database database;
    private final ChangeStore changes;
    private final MemberStore members;
    private final MessageStore messages;
    private final ChatViews views;

    public Sync(Database database, ChangeStore changes, MemberStore members, MessageStore messages, ChatViews views) {
        this.database = database;
        this.changes = changes;
        this.members = members;
        this.messages = messages;
        this.views = views;
    }

    public Ack sync(UserId me, ClientEvent.Sync wish) {
        return database.read(tx -> {
            var newest = new Cursor(changes.epoch(tx), changes.newest(tx, me));
            if (wish.cursor() == null) return anew(tx, me, newest, null);
            var cursor = Cursor.parse(wish.cursor()).filter(known -> isKept(tx, me, known, newest));
            if (cursor.isEmpty()) return anew(tx, me, newest, true);
            if (cursor.get().told() != null) return anew(tx, me, cursor.get(), null);
            return since(tx, me, cursor.get());
        });
    }

    private boolean isKept(Tx tx, UserId me, Cursor cursor, Cursor newest) {
        if (!cursor.epoch().equals(newest.epoch()) || cursor.number() > newest.number()) return false;
        if (cursor.number() == newest.number()) return true;
        return changes.after(tx, me, cursor.number(), 1).stream()
                .anyMatch(next -> next.number() == cursor.number() + 1);
    }

    /// All chats, as far as they were not told yet. What changes meanwhile stands in the log behind `from`.
    private Ack anew(Tx tx, UserId me, Cursor from, @Nullable Boolean reset) {
        var done = new Cursor(from.epoch(), from.number());
        var left = members.chatsOf(tx, me).stream()
                .sorted(Comparator.comparing(ChatId::value))
                .filter(chat -> from.told() == null
                        || chat.value().compareTo(from.told().value()) > 0)
                .toList();
        var told = new ArrayList<ServerChatEvent.Change>();
        var weight = 0L;
        var cursor = done;
        for (var i = 0; i < Math.min(PAGE, left.size()); i++) {
            var next = i == left.size() - 1 ? done : new Cursor(from.epoch(), from.number(), left.get(i));
            var change = new ServerChatEvent.ChatUpdated(next.toString(), views.of(tx, left.get(i), me));
            weight += PageWeight.of(change);
            if (weight > PageWeight.MOST && !told.isEmpty()) break;
            told.add(change);
            cursor = next;
        }
        return new Ack.Changes(cursor.toString(), told, told.size() < left.size(), reset);
    }

    private Ack since(Tx tx, UserId me, Cursor from) {
        var rows = changes.after(tx, me, from.number(), PAGE + 1);
        var page = rows.subList(0, Math.min(PAGE, rows.size()));
        var reader = new Reader(tx, me);
        var told = new ArrayList<ServerChatEvent.Change>();
        var weight = 0L;
        var cursor = from;
        for (var i = 0; i < page.size(); i++) {
            if (i % CHUNK == 0) reader.load(page.subList(i, Math.min(i + CHUNK, page.size())));
            var next = new Cursor(from.epoch(), page.get(i).number());
            var change = reader.read(page.get(i).change(), next.toString());
            weight += change.map(PageWeight::of).orElse(0L);
            if (weight > PageWeight.MOST && !told.isEmpty()) {
                return new Ack.Changes(cursor.toString(), told, true, null);
            }
            change.ifPresent(told::add);
            cursor = next;
        }
        return new Ack.Changes(cursor.toString(), told, rows.size() > PAGE, null);
    }

    /// Reads again what the rows of one page refer to, each chat once.
    private final class Reader {
        private final Tx tx;
        private final UserId me;
        private final Set<ChatId> mine;
        private Map<MessageId, Message> found = Map.of();
        private final Map<ChatId, Chat> chats = new HashMap<>();

        Reader(Tx tx, UserId me) {
            this.tx = tx;
            this.me = me;
            mine = new HashSet<>(members.chatsOf(tx, me));
        }

        /// Called before [#read] is, for the rows that it is called for next.
        void load(List<ChangeStore.Numbered> chunk) {
            var ids = new HashSet<MessageId>();
            for (var row : chunk) {
                switch (row.change()) {
                    case LoggedChange.MessageNew(var _, var id) -> ids.add(id);
                    case LoggedChange.MessageUpdated(var _, var id) -> ids.add(id);
                    default -> {}
                }
            }
            found = messages.findAll(tx, ids);
        }

        Optional<ServerChatEvent.Change> read(LoggedChange change, String cursor) {
            if (change instanceof LoggedChange.ChatRemoved(var chat)) {
                return Optional.of(new ServerChatEvent.ChatRemoved(cursor, chat));
            }
            if (!mine.contains(change.chatId())) return Optional.empty();
            return switch (change) {
                case LoggedChange.MessageNew(var _, var id) ->
                    message(id).map(message -> new ServerChatEvent.MessageNew(cursor, message));
                case LoggedChange.MessageUpdated(var _, var id) ->
                    message(id).map(message -> new ServerChatEvent.MessageUpdated(cursor, message));
                case LoggedChange.ChatUpdated(var id) ->
                    Optional.of(new ServerChatEvent.ChatUpdated(
                            cursor, chats.computeIfAbsent(id, _ -> views.of(tx, id, me))));
                case LoggedChange.ChatRead(var chat, var user, var seq) ->
                    Optional.of(new ServerChatEvent.ChatRead(cursor, chat, user, seq));
                case LoggedChange.ChatRemoved(var chat) -> Optional.of(new ServerChatEvent.ChatRemoved(cursor, chat));
            };
        }

        private Optional<Message> message(MessageId id) {
            return Optional.ofNullable(found.get(id));
        }
    }
}
