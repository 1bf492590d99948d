package app.parley.client.ui.scenes;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.Draft;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
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
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What happens in chats that only seem to be: the server and the others, played by whoever stages them. Observers
/// are called on the thread that makes the change. Time starts at [#START] and goes on by a minute a message.
public abstract class StagedRooms {
    /// 2026-01-05 09:00 UTC, a Monday.
    public static final long START = 1_767_603_600_000L;

    private static final long MINUTE = 60_000;

    protected final User self;
    /// Whom a search finds.
    protected final List<User> directory = new ArrayList<>();

    final Map<ChatId, StagedRoom> rooms = new LinkedHashMap<>();
    final List<Consumer<ChatOverview>> overviewObservers = new ArrayList<>();
    final Map<ChatId, List<Consumer<Conversation>>> observers = new LinkedHashMap<>();
    Connection connection = new Connection.Online();
    private long now = START;
    private int ids;

    protected StagedRooms(User self) {
        this.self = self;
    }

    /// A user whose id is made of their username.
    public static User user(String username, String displayName, Presence presence) {
        return new User(new UserId("u-" + username.replace('.', '-')), username, displayName, null, presence, null);
    }

    /// People that a search finds, and that a chat can be opened with.
    public void people(User... users) {
        directory.addAll(List.of(users));
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
                .map(StagedRoom::summary)
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

    private ChatId add(ChatType type, String title, @Nullable User peer, List<User> members) {
        var room = new StagedRoom(new ChatId("chat-" + ++ids), type, title, peer, members, now);
        rooms.put(room.id, room);
        changed();
        return room.id;
    }

    StagedRoom room(ChatId chat) {
        var room = rooms.get(chat);
        if (room == null) throw new IllegalArgumentException("there is no chat " + chat);
        return room;
    }

    ChatMessage message(
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
                draft.files().stream().map(StagedRooms::file).toList(),
                List.of(),
                draft.mentions(),
                null,
                call,
                null);
    }

    private void deliver(Class<? extends Delivery> from, Delivery to) {
        replace(old -> from.isInstance(old.delivery()) ? StagedRoom.with(old, to) : old);
    }

    void replace(ChatMessage message, UnaryOperator<ChatMessage> change) {
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

    void replace(UnaryOperator<ChatMessage> change) {
        rooms.values().forEach(room -> room.messages.replaceAll(change));
        changed();
    }

    void changed() {
        var overview = overview();
        List.copyOf(overviewObservers).forEach(observer -> observer.accept(overview));
        observers.forEach((chat, watching) -> {
            if (rooms.containsKey(chat)) {
                List.copyOf(watching).forEach(observer -> observer.accept(conversation(chat)));
            }
        });
    }
}
