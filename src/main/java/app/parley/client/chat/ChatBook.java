package app.parley.client.chat;

import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.Message;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerEvent.PresenceChanged;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chats and people that this device knows, kept in memory and in the store. What arrives late or twice changes
/// nothing for the worse: marks and last messages only go forward. Runs on parley-outbox.
final class ChatBook {
    /// How far back unread messages are counted one by one; beyond it the server's own number is close enough.
    private static final int COUNTED = 500;

    private final UserId self;
    private final MessageStore store;
    private final Map<ChatId, Chat> chats = new LinkedHashMap<>();
    private final Map<UserId, User> people = new HashMap<>();
    /// Missed calls among the unread messages, of chats that have some.
    private final Map<ChatId, Integer> missed = new HashMap<>();
    /// What was told since the connection stands; nobody else is known to be there.
    private final Map<UserId, PresenceChanged> presences = new HashMap<>();

    ChatBook(User self, MessageStore store) {
        this.self = self.id();
        this.store = store;
        store.users().forEach(user -> people.put(user.id(), user));
        people.put(self.id(), self);
        store.chats().forEach(chat -> {
            chats.put(chat.id(), chat);
            countMissed(chat);
        });
    }

    Collection<Chat> chats() {
        return List.copyOf(chats.values());
    }

    @Nullable
    Chat chat(ChatId id) {
        return chats.get(id);
    }

    Optional<Chat> directChatWith(UserId user) {
        return chats.values().stream()
                .filter(chat -> chat.type() == ChatType.DIRECT)
                .filter(chat ->
                        chat.members().stream().anyMatch(member -> member.id().equals(user)))
                .findFirst();
    }

    /// Somebody as they are now.
    User user(User known) {
        var user = people.getOrDefault(known.id(), known);
        var told = presences.get(known.id());
        return new User(
                user.id(),
                user.username(),
                user.displayName(),
                user.avatar(),
                told == null ? Presence.OFFLINE : told.presence(),
                told == null || told.lastSeen() == null ? user.lastSeen() : told.lastSeen());
    }

    /// The name of a sender, empty when this device was never told.
    String name(UserId id) {
        var user = people.get(id);
        return user == null ? "" : user.displayName();
    }

    long newestSeq(ChatId id) {
        var chat = chats.get(id);
        return chat == null || chat.lastMessage() == null
                ? 0
                : chat.lastMessage().seq();
    }

    long mark(ChatId id) {
        var chat = chats.get(id);
        return chat == null ? 0 : chat.readSeqs().getOrDefault(self, 0L);
    }

    /// The place of the oldest message that waits to be read, 0 when nothing does.
    long firstUnread(ChatId id) {
        var chat = chats.get(id);
        if (chat == null || chat.unread() == 0) return 0;
        var mark = mark(id);
        return store.following(id, mark, ConversationWindow.PAGE).stream()
                .filter(this::isNews)
                .mapToLong(Message::seq)
                .findFirst()
                .orElse(mark + 1);
    }

    int missed(ChatId id) {
        return missed.getOrDefault(id, 0);
    }

    /// How far the keenest of the others has read.
    long othersMark(Chat chat) {
        return chat.readSeqs().entrySet().stream()
                .filter(mark -> !mark.getKey().equals(self))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /// Takes a chat as the server sees it.
    ///
    /// @param now whether it is as of now; else its members' presence is of the past
    void put(Chat chat, boolean now) {
        if (now) {
            chat.members()
                    .forEach(member -> presences.putIfAbsent(
                            member.id(), new PresenceChanged(member.id(), member.presence(), member.lastSeen())));
        }
        chat.members().forEach(member -> people.put(member.id(), member));
        store.putUsers(chat.members());
        if (chat.lastMessage() != null) store.putMessage(chat.lastMessage());
        var known = chats.get(chat.id());
        var next = merged(known, chat);
        keep(next);
        countMissed(next);
    }

    void remove(ChatId chat) {
        chats.remove(chat);
        missed.remove(chat);
        store.removeChat(chat);
    }

    /// Takes a message, new or changed.
    void put(Message message) {
        store.putMessage(message);
        var chat = chats.get(message.chatId());
        if (chat == null) return;
        var newest = newestSeq(chat.id());
        if (message.seq() < newest) return;
        var counts = message.seq() > newest && message.seq() > mark(chat.id()) && isNews(message);
        if (counts && message.call() != null) missed.merge(chat.id(), 1, Integer::sum);
        keep(with(chat, chat.unread() + (counts ? 1 : 0), chat.readSeqs(), message));
    }

    /// Takes a read mark; it never goes back.
    void read(ChatId id, UserId user, long seq) {
        var chat = chats.get(id);
        if (chat == null || chat.readSeqs().getOrDefault(user, 0L) >= seq) return;
        var marks = new HashMap<>(chat.readSeqs());
        marks.put(user, seq);
        var next = with(chat, user.equals(self) ? unreadAfter(chat, seq) : chat.unread(), marks, chat.lastMessage());
        keep(next);
        if (user.equals(self)) countMissed(next);
    }

    void presence(PresenceChanged told) {
        presences.put(told.userId(), told);
    }

    /// Without a connection nobody is known to be there.
    void forgetPresences() {
        presences.clear();
    }

    private int unreadAfter(Chat chat, long mark) {
        var after = newestSeq(chat.id()) - mark;
        if (after <= 0) return 0;
        var atMost = (int) Math.min(chat.unread(), after);
        if (after > COUNTED) return atMost;
        var stored = store.newest(chat.id(), Long.MAX_VALUE, (int) after);
        if (stored.size() < after || stored.getFirst().seq() <= mark) return atMost;
        return (int) stored.stream().filter(this::isNews).count();
    }

    /// Whether it waits to be read: of others, and of calls only those that were missed. One that was taken or
    /// declined, here or on another device, is known already.
    private boolean isNews(Message message) {
        return isOfOthers(message)
                && (message.call() == null || message.call().outcome().isMissed());
    }

    private boolean isOfOthers(Message message) {
        return !message.senderId().equals(self) && message.deletedAt() == null;
    }

    private void countMissed(Chat chat) {
        var count = chat.unread() == 0
                ? 0
                : (int) unread(chat, mark(chat.id()))
                        .filter(message -> message.call() != null && isNews(message))
                        .count();
        if (count == 0) missed.remove(chat.id());
        else missed.put(chat.id(), Math.min(count, chat.unread()));
    }

    /// What is stored of the messages after `mark`, the newest of them where they are many.
    private Stream<Message> unread(Chat chat, long mark) {
        var newest = chat.lastMessage() == null ? 0 : chat.lastMessage().seq();
        var after = Math.clamp(newest - mark, 0, COUNTED);
        // The usual ones, of which a program that starts has many, need no look into the store.
        if (after == 0) return Stream.empty();
        if (after == 1 && chat.lastMessage() != null) return Stream.of(chat.lastMessage());
        return store.newest(chat.id(), Long.MAX_VALUE, after).stream().filter(message -> message.seq() > mark);
    }

    /// The server counts the record of every call.
    private int unreadOf(Chat told) {
        if (told.unread() == 0) return 0;
        var known = unread(told, told.readSeqs().getOrDefault(self, 0L))
                .filter(message -> isOfOthers(message) && !isNews(message))
                .count();
        return (int) Math.max(0, told.unread() - known);
    }

    private Chat merged(@Nullable Chat known, Chat told) {
        if (known == null) return with(told, unreadOf(told), told.readSeqs(), told.lastMessage());
        var marks = new HashMap<>(told.readSeqs());
        known.readSeqs().forEach((user, seq) -> marks.merge(user, seq, Math::max));
        var toldLast = told.lastMessage();
        var knownLast = known.lastMessage();
        var older = knownLast != null && (toldLast == null || toldLast.seq() < knownLast.seq());
        if (older) return with(told, known.unread(), marks, knownLast);
        // A mark that the server had not heard of when it counted.
        var ahead = marks.getOrDefault(self, 0L) > told.readSeqs().getOrDefault(self, 0L);
        var unread = ahead ? unreadAfter(told, marks.getOrDefault(self, 0L)) : unreadOf(told);
        return with(told, unread, marks, toldLast);
    }

    private void keep(Chat chat) {
        chats.put(chat.id(), chat);
        store.putChat(chat);
    }

    private static Chat with(Chat chat, int unread, Map<UserId, Long> marks, @Nullable Message last) {
        return new Chat(
                chat.id(),
                chat.type(),
                chat.title(),
                chat.members(),
                unread,
                marks,
                last,
                chat.muted(),
                chat.createdAt());
    }
}
