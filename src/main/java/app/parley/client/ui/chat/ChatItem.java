package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Conversation;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.chat.text.Mentioned;
import app.parley.protocol.ChatType;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of a conversation. Values, so that what did not change is not drawn anew.
public sealed interface ChatItem {
    /// The line before the first message of a day.
    record Day(LocalDate day, String text) implements ChatItem {}

    /// The line before the first message that was unread when the chat was opened.
    record Unread(String text) implements ChatItem {}

    /// A text, files, or both.
    ///
    /// @param time of day
    /// @param first whether it begins a run of one writer's messages
    /// @param last whether it ends one
    /// @param named whether the writer's name stands above it
    /// @param mentioned whom it names
    /// @param found words that were looked for and stand in it; empty for none
    record Bubble(
            ChatMessage message,
            String time,
            boolean first,
            boolean last,
            boolean named,
            List<Mentioned> mentioned,
            String found)
            implements ChatItem {
        public Bubble {
            mentioned = List.copyOf(mentioned);
        }

        Bubble withFound(String words) {
            return new Bubble(message, time, first, last, named, mentioned, words);
        }
    }

    /// What stays of a call.
    record Call(ChatMessage message, String time) implements ChatItem {}

    /// What happened to the group.
    record Note(ChatMessage message, String text) implements ChatItem {}

    /// What it shows; null for a line between messages.
    default @Nullable ChatMessage message() {
        return null;
    }

    /// Stays the same while its row changes; no two rows of a conversation have the same.
    default Object key() {
        var message = message();
        return message == null ? this : message.senderId() + " " + message.clientId();
    }

    /// All rows of a conversation, oldest first.
    ///
    /// @param self who reads
    static List<ChatItem> of(Conversation conversation, UserId self, TimeWords words) {
        var items = new ArrayList<ChatItem>();
        var group = conversation.chat().type() == ChatType.GROUP;
        var members = conversation.chat().members().stream()
                .collect(Collectors.toMap(User::id, Function.identity(), (one, _) -> one));
        var messages = conversation.messages();
        var divided = conversation.firstUnreadSeq() <= 0;
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var before = i == 0 ? null : messages.get(i - 1);
            var after = i == messages.size() - 1 ? null : messages.get(i + 1);
            var day = words.day(message.at());
            if (before == null || !words.day(before.at()).equals(day)) items.add(new Day(day, words.ofDay(day)));
            var divides = !divided && message.seq() >= conversation.firstUnreadSeq();
            if (divides) {
                divided = true;
                items.add(new Unread(Texts.of("chat.unread", unread(messages, message.seq()))));
            }
            var first = before == null || divides || !follows(before, message, words);
            var last = after == null || !follows(message, after, words);
            items.add(
                    switch (message.kind()) {
                        case TEXT ->
                            new Bubble(
                                    message,
                                    words.time(message.at()),
                                    first,
                                    last,
                                    group && first && !message.own(),
                                    mentioned(message, self, members),
                                    "");
                        case CALL -> new Call(message, words.time(message.at()));
                        case SYSTEM -> new Note(message, ChatWords.note(conversation.chat(), message));
                    });
        }
        return items;
    }

    private static long unread(List<ChatMessage> messages, long from) {
        return messages.stream()
                .filter(message -> message.seq() >= from && !message.own() && message.kind() != MessageKind.SYSTEM)
                .count();
    }

    private static List<Mentioned> mentioned(ChatMessage message, UserId self, Map<UserId, User> members) {
        return message.mentions().stream()
                .map(members::get)
                .filter(Objects::nonNull)
                .map(user -> new Mentioned(user.displayName(), user.id().equals(self)))
                .toList();
    }

    /// Whether two messages look like one: of one writer, on one day.
    private static boolean follows(ChatMessage one, ChatMessage other, TimeWords words) {
        return one.kind() == MessageKind.TEXT
                && other.kind() == MessageKind.TEXT
                && one.senderId().equals(other.senderId())
                && words.day(one.at()).equals(words.day(other.at()));
    }
}
