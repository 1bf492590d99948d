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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        var message = message(chat, sender, MessageKind.TEXT, text, new Delivery.Received(), ++room.seq, null);
        room.messages.add(message);
        room.unread++;
        changed();
        return message;
    }

    /// One's own message, that the server has.
    public ChatMessage said(ChatId chat, String text) {
        var room = room(chat);
        var message = message(chat, self, MessageKind.TEXT, text, new Delivery.Sent(), ++room.seq, null);
        room.messages.add(message);
        changed();
        return message;
    }

    /// The record of a call appears.
    public ChatMessage called(User caller, CallRecord call) {
        var room = room(call.chatId());
        var message = message(call.chatId(), caller, MessageKind.CALL, "", new Delivery.Received(), ++room.seq, call);
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
        return new Conversation(room.summary(), room.messages.subList(from, room.messages.size()), from > 0, false);
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
    public void send(ChatId chat, String text) {
        room(chat).messages.add(message(chat, self, MessageKind.TEXT, text, new Delivery.Pending(), 0, null));
        changed();
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
            String text,
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
                text,
                now,
                delivery,
                false,
                call,
                null);
    }

    private void deliver(Class<? extends Delivery> from, Delivery to) {
        replace(old -> from.isInstance(old.delivery()) ? FakeRoom.with(old, to) : old);
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
