package app.parley.support;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.Draft;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
import app.parley.client.chat.ReactionCount;
import app.parley.client.chat.SearchHit;
import app.parley.client.chat.SearchHits;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A [ChatService] in memory for the tests of views. The test plays the server and the others; observers are called
/// on the thread that makes the change. Time starts at [#START] and goes on by a minute a message.
public final class FakeChatService implements ChatService {
    /// 2026-01-05 09:00 UTC, a Monday.
    public static final long START = 1_767_603_600_000L;

    private static final long MINUTE = 60_000;
    static final int PAGE = 20;

    /// What the tested view has asked for, in order.
    public final List<ChatId> markedRead = new ArrayList<>();

    public final List<UserId> opened = new ArrayList<>();
    public final List<ClientId> retried = new ArrayList<>();
    public final List<String> searched = new ArrayList<>();
    public final List<String> searchedMessages = new ArrayList<>();
    public final List<ChatId> typed = new ArrayList<>();

    private final User self;
    private final Map<ChatId, FakeRoom> rooms = new LinkedHashMap<>();
    private final List<User> directory = new ArrayList<>();
    private final List<Consumer<ChatOverview>> overviewObservers = new ArrayList<>();
    private final Map<ChatId, List<Consumer<Conversation>>> observers = new LinkedHashMap<>();
    private Connection connection = new Connection.Online();
    private long now = START;
    private int ids;

    public FakeChatService(User self) {
        this.self = self;
    }

    /// A user whose id is made of their username.
    public static User user(String username, String displayName, Presence presence) {
        return new User(new UserId("u-" + username.replace('.', '-')), username, displayName, null, presence, null);
    }

    /// People that a search finds and [#open] makes a chat with.
    public FakeChatService people(User... users) {
        directory.addAll(List.of(users));
        return this;
    }

    public ChatId directChat(User peer) {
        return add(ChatType.DIRECT, peer.displayName(), peer, List.of(self, peer));
    }

    public ChatId groupChat(String title, User... others) {
        var members = new ArrayList<>(List.of(others));
        members.addFirst(self);
        return add(ChatType.GROUP, title, null, members);
    }

    /// A message of somebody else arrives.
    public ChatMessage says(ChatId chat, User sender, String text) {
        var room = room(chat);
        var message =
                message(chat, sender, MessageKind.TEXT, Draft.of(text), new Delivery.Received(), ++room.seq, null);
        room.messages.add(message);
        room.unread++;
        changed();
        return message;
    }

    /// One's own message, that the server has.
    public ChatMessage said(ChatId chat, String text) {
        var room = room(chat);
        var message = message(chat, self, MessageKind.TEXT, Draft.of(text), new Delivery.Sent(), ++room.seq, null);
        room.messages.add(message);
        changed();
        return message;
    }

    /// The record of a call appears.
    public ChatMessage called(User caller, CallRecord call) {
        var room = room(call.chatId());
        var message = message(
                call.chatId(), caller, MessageKind.CALL, Draft.EMPTY, new Delivery.Received(), ++room.seq, call);
        room.messages.add(message);
        if (!message.own() && call.outcome().isMissed()) {
            room.unread++;
            room.missed++;
        }
        changed();
        return message;
    }

    /// The server takes everything that waits.
    public void deliverPending() {
        deliver(Delivery.Pending.class, new Delivery.Sent());
    }

    /// The server refuses everything that waits.
    public void refusePending(ErrorCode reason) {
        deliver(Delivery.Pending.class, new Delivery.Failed(reason));
    }

    /// Everybody reads everything that was sent.
    public void othersRead() {
        deliver(Delivery.Sent.class, new Delivery.Read());
    }

    public void setConnection(Connection connection) {
        this.connection = connection;
        changed();
    }

    public void setPresence(UserId user, Presence presence) {
        rooms.values().forEach(room -> room.presence(user, presence));
        changed();
    }

    /// Somebody begins to write, or stops.
    public void setTyping(ChatId chat, User... users) {
        room(chat).typing = List.of(users);
        changed();
    }

    /// Where the divider stands.
    public void setFirstUnread(ChatId chat, long seq) {
        room(chat).firstUnread = seq;
        changed();
    }

    /// Puts a message in the place of the one that it is the newer form of, for what the other methods do not make.
    public void put(ChatMessage message) {
        replace(message, _ -> message);
    }

    public ChatOverview overview() {
        var summaries = rooms.values().stream()
                .map(FakeRoom::summary)
                .sorted(Comparator.comparingLong(ChatSummary::lastActivity).reversed())
                .toList();
        return new ChatOverview(connection, summaries);
    }

    public Conversation conversation(ChatId chat) {
        var room = room(chat);
        var from = Math.max(0, room.messages.size() - room.shown);
        return new Conversation(
                room.summary(),
                room.messages.subList(from, room.messages.size()),
                from > 0,
                false,
                false,
                room.firstUnread,
                room.typing,
                room.draft);
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
        if (!draft.isSendable()) return;
        var room = room(chat);
        room.draft = Draft.EMPTY;
        room.firstUnread = 0;
        room.messages.add(message(chat, self, MessageKind.TEXT, draft, new Delivery.Pending(), 0, null));
        changed();
    }

    @Override
    public void edit(ChatMessage message, String text) {
        replace(message, old -> FakeRoom.with(old, text, old.delivery(), true, old.deleted(), old.reactions()));
    }

    @Override
    public void delete(ChatMessage message) {
        replace(message, old -> FakeRoom.with(old, "", old.delivery(), false, true, List.of()));
    }

    @Override
    public void react(ChatMessage message, String emoji, boolean on) {
        replace(message, old -> {
            var reactions = new ArrayList<>(old.reactions());
            reactions.removeIf(reaction -> reaction.emoji().equals(emoji));
            if (on) reactions.add(new ReactionCount(emoji, List.of(self.displayName()), 1, true));
            return FakeRoom.with(old, old.text(), old.delivery(), old.edited(), old.deleted(), reactions);
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
    public void typing(ChatId chat) {
        typed.add(chat);
    }

    @Override
    public CompletableFuture<SearchHits> search(String query, @Nullable ChatId chat) {
        searchedMessages.add(query);
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
        retried.add(message);
        replace(old -> old.clientId().equals(message) ? FakeRoom.with(old, new Delivery.Pending()) : old);
    }

    @Override
    public void markRead(ChatId chat) {
        markedRead.add(chat);
        var room = room(chat);
        if (room.unread == 0) return;
        room.unread = 0;
        room.missed = 0;
        changed();
    }

    @Override
    public CompletableFuture<ChatOpening> open(UserId user) {
        opened.add(user);
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
        searched.add(query);
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

    private ChatId add(ChatType type, String title, @Nullable User peer, List<User> members) {
        var room = new FakeRoom(new ChatId("chat-" + ++ids), type, title, peer, members, now);
        rooms.put(room.id, room);
        changed();
        return room.id;
    }

    private FakeRoom room(ChatId chat) {
        var room = rooms.get(chat);
        if (room == null) throw new IllegalArgumentException("the test has made no chat " + chat);
        return room;
    }

    private ChatMessage message(
            ChatId chat,
            User sender,
            MessageKind kind,
            Draft draft,
            Delivery delivery,
            long seq,
            @Nullable CallRecord call) {
        now += MINUTE;
        var number = ++ids;
        return new ChatMessage(
                new ClientId("client-" + number),
                seq == 0 ? null : new MessageId("message-" + number),
                chat,
                seq,
                sender.id(),
                sender.displayName(),
                sender.id().equals(self.id()),
                kind,
                draft.text(),
                now,
                delivery,
                false,
                false,
                draft.replyTo() == null ? null : quote(chat, draft.replyTo()),
                draft.files().stream().map(FakeChatService::file).toList(),
                List.of(),
                draft.mentions(),
                null,
                call,
                null);
    }

    private void deliver(Class<? extends Delivery> from, Delivery to) {
        replace(old -> from.isInstance(old.delivery()) ? FakeRoom.with(old, to) : old);
    }

    private CompletableFuture<Reply<ChatId>> changed(ChatId chat) {
        changed();
        return CompletableFuture.completedFuture(new Reply.Got<>(chat));
    }

    private void replace(ChatMessage message, UnaryOperator<ChatMessage> change) {
        replace(old -> old.clientId().equals(message.clientId()) ? change.apply(old) : old);
    }

    private Quote quote(ChatId chat, MessageId id) {
        return room(chat).messages.stream()
                .filter(message -> id.equals(message.id()))
                .findFirst()
                .map(message -> new Quote(id, message.seq(), message.senderName(), message.text(), message.deleted()))
                .orElseGet(() -> new Quote(id, 0, "", "", false));
    }

    private static FileInMessage file(Path file) {
        return new FileInMessage(
                file.getFileName().toString(),
                file.toString().endsWith(".ogg") ? "audio/ogg" : "application/octet-stream",
                1,
                new FileInMessage.Waiting(file));
    }

    private void replace(UnaryOperator<ChatMessage> change) {
        rooms.values().forEach(room -> room.messages.replaceAll(change));
        changed();
    }

    private void changed() {
        var overview = overview();
        List.copyOf(overviewObservers).forEach(observer -> observer.accept(overview));
        observers.forEach((chat, watching) -> {
            if (rooms.containsKey(chat)) {
                List.copyOf(watching).forEach(observer -> observer.accept(conversation(chat)));
            }
        });
    }
}
