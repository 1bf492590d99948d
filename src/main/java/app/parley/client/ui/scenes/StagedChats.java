package app.parley.client.ui.scenes;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.Draft;
import app.parley.client.chat.ReactionCount;
import app.parley.client.chat.SearchHit;
import app.parley.client.chat.SearchHits;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [ChatService] in memory: chats that only seem to be, for the pictures of the demo and, with a memory of what a
/// view has asked for, for tests. What is written waits until [StagedRooms#deliverPending]. On one thread, on which
/// the observers are called too.
public class StagedChats extends StagedRooms implements ChatService {
    /// Messages that are shown of a chat at first, and brought by each look further back.
    public static final int PAGE = 20;

    public StagedChats(User self) {
        super(self);
    }

    @Override
    public User self() {
        return self;
    }

    @Override
    public Subscription observe(Consumer<ChatOverview> observer) {
        overviewObservers.add(observer);
        observer.accept(overview());
        return () -> overviewObservers.remove(observer);
    }

    @Override
    public Subscription observe(ChatId chat, Consumer<Conversation> observer) {
        var watching = observers.computeIfAbsent(chat, _ -> new ArrayList<>());
        watching.add(observer);
        if (rooms.containsKey(chat)) observer.accept(conversation(chat));
        return () -> watching.remove(observer);
    }

    @Override
    public void loadOlder(ChatId chat) {
        room(chat).shown += PAGE;
        changed();
    }

    @Override
    public void loadNewer(ChatId chat) {}

    @Override
    public void showNewest(ChatId chat) {}

    @Override
    public CompletableFuture<Boolean> jump(ChatId chat, long seq) {
        var room = room(chat);
        for (var index = 0; index < room.messages.size(); index++) {
            if (room.messages.get(index).seq() != seq) continue;
            room.shown = Math.max(room.shown, room.messages.size() - index);
            changed();
            return CompletableFuture.completedFuture(true);
        }
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public void send(ChatId chat, Draft draft) {
        if (draft.isSendable()) room(chat).draft = Draft.EMPTY;
        forward(chat, draft);
    }

    @Override
    public void forward(ChatId chat, Draft draft) {
        if (!draft.isSendable()) return;
        var room = room(chat);
        room.firstUnread = 0;
        room.messages.add(message(chat, self, MessageKind.TEXT, draft, new Delivery.Pending(), 0, null));
        changed();
    }

    @Override
    public void edit(ChatMessage message, String text) {
        replace(message, old -> StagedRoom.with(old, text, old.delivery(), true, old.deleted(), old.reactions()));
    }

    @Override
    public void delete(ChatMessage message) {
        replace(message, old -> StagedRoom.with(old, "", old.delivery(), false, true, List.of()));
    }

    @Override
    public void react(ChatMessage message, String emoji, boolean on) {
        replace(message, old -> {
            var reactions = new ArrayList<>(old.reactions());
            reactions.removeIf(reaction -> reaction.emoji().equals(emoji));
            if (on) reactions.add(new ReactionCount(emoji, List.of(self.displayName()), 1, true));
            return StagedRoom.with(old, old.text(), old.delivery(), old.edited(), old.deleted(), reactions);
        });
    }

    @Override
    public CompletableFuture<Optional<Draft>> discard(ClientId letter) {
        for (var room : rooms.values()) {
            for (var message : room.messages) {
                if (!message.clientId().equals(letter)) continue;
                room.messages.remove(message);
                changed();
                return CompletableFuture.completedFuture(Optional.of(Draft.of(message.text())));
            }
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public void saveDraft(ChatId chat, Draft draft) {
        room(chat).draft = draft;
        changed();
    }

    @Override
    public void typing(ChatId chat) {}

    @Override
    public CompletableFuture<SearchHits> search(String query, @Nullable ChatId chat) {
        var wanted = query.toLowerCase(Locale.ROOT);
        var hits = rooms.values().stream()
                .filter(room -> chat == null || room.id.equals(chat))
                .flatMap(room -> room.messages.stream()
                        .filter(message ->
                                message.text().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(message -> new SearchHit(message, room.title)))
                .sorted(Comparator.comparingLong(
                                (SearchHit hit) -> hit.message().at())
                        .reversed())
                .toList();
        return CompletableFuture.completedFuture(new SearchHits(hits, CompletableFuture.completedFuture(hits)));
    }

    @Override
    public CompletableFuture<ChatOpening> createGroup(String title, List<UserId> members) {
        var others =
                directory.stream().filter(user -> members.contains(user.id())).toArray(User[]::new);
        return CompletableFuture.completedFuture(new ChatOpening.Opened(groupChat(title, others)));
    }

    @Override
    public CompletableFuture<Reply<ChatId>> rename(ChatId chat, String title) {
        room(chat).title = title;
        return changed(chat);
    }

    @Override
    public CompletableFuture<Reply<ChatId>> addMembers(ChatId chat, List<UserId> members) {
        var all = new ArrayList<>(room(chat).members);
        directory.stream().filter(user -> members.contains(user.id())).forEach(all::add);
        room(chat).members = List.copyOf(all);
        return changed(chat);
    }

    @Override
    public CompletableFuture<Reply<ChatId>> removeMember(ChatId chat, UserId member) {
        var room = room(chat);
        room.members =
                room.members.stream().filter(user -> !user.id().equals(member)).toList();
        return changed(chat);
    }

    @Override
    public CompletableFuture<Reply<ChatId>> leave(ChatId chat) {
        rooms.remove(chat);
        return changed(chat);
    }

    @Override
    public CompletableFuture<Reply<ChatId>> setMuted(ChatId chat, boolean muted) {
        room(chat).muted = muted;
        return changed(chat);
    }

    @Override
    public void retry(ClientId message) {
        replace(old -> old.clientId().equals(message) ? StagedRoom.with(old, new Delivery.Pending()) : old);
    }

    @Override
    public void markRead(ChatId chat) {
        var room = room(chat);
        if (room.unread == 0) return;
        room.unread = 0;
        room.missed = 0;
        changed();
    }

    @Override
    public CompletableFuture<ChatOpening> open(UserId user) {
        for (var room : rooms.values()) {
            if (room.peer != null && room.peer.id().equals(user)) {
                return CompletableFuture.completedFuture(new ChatOpening.Opened(room.id));
            }
        }
        if (!(connection instanceof Connection.Online)) {
            return CompletableFuture.completedFuture(new ChatOpening.NotConnected());
        }
        return CompletableFuture.completedFuture(directory.stream()
                .filter(found -> found.id().equals(user))
                .findFirst()
                .<ChatOpening>map(found -> new ChatOpening.Opened(directChat(found)))
                .orElseGet(() -> new ChatOpening.Refused(ErrorCode.NOT_FOUND)));
    }

    @Override
    public CompletableFuture<Reply<List<User>>> searchUsers(String query) {
        if (!(connection instanceof Connection.Online)) {
            return CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.ServerUnreachable()));
        }
        var wanted = query.toLowerCase(Locale.ROOT);
        return CompletableFuture.completedFuture(new Reply.Got<>(directory.stream()
                .filter(user -> user.username().startsWith(wanted)
                        || user.displayName().toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList()));
    }

    @Override
    public void close() {
        overviewObservers.clear();
        observers.clear();
    }

    private CompletableFuture<Reply<ChatId>> changed(ChatId chat) {
        changed();
        return CompletableFuture.completedFuture(new Reply.Got<>(chat));
    }
}
