package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Conversation;
import app.parley.client.ui.TimeWords;
import app.parley.protocol.ChatType;
import app.parley.protocol.MessageKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A row of a conversation. Values, so that what did not change is not drawn anew.
public sealed interface ChatItem {
    /// The line before the first message of a day.
    record Day(LocalDate day, String text) implements ChatItem {}

    /// A text.
    ///
    /// @param time of day
    /// @param first whether it begins a run of one writer's messages
    /// @param last whether it ends one
    /// @param named whether the writer's name stands above it
    record Bubble(ChatMessage message, String time, boolean first, boolean last, boolean named) implements ChatItem {}

    /// What stays of a call.
    record Call(ChatMessage message, String time) implements ChatItem {}

    /// What happened to the group.
    record Note(ChatMessage message, String text) implements ChatItem {}

    /// All rows of a conversation, oldest first.
    static List<ChatItem> of(Conversation conversation, TimeWords words) {
        var items = new ArrayList<ChatItem>();
        var group = conversation.chat().type() == ChatType.GROUP;
        var messages = conversation.messages();
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var before = i == 0 ? null : messages.get(i - 1);
            var after = i == messages.size() - 1 ? null : messages.get(i + 1);
            var day = words.day(message.at());
            if (before == null || !words.day(before.at()).equals(day)) items.add(new Day(day, words.ofDay(day)));
            var first = before == null || !follows(before, message, words);
            var last = after == null || !follows(message, after, words);
            items.add(of(conversation, message, words.time(message.at()), first, last, group));
        }
        return items;
    }

    private static ChatItem of(
            Conversation conversation, ChatMessage message, String time, boolean first, boolean last, boolean group) {
        return switch (message.kind()) {
            case TEXT -> new Bubble(message, time, first, last, group && first && !message.own());
            case CALL -> new Call(message, time);
            case SYSTEM -> new Note(message, ChatWords.note(conversation.chat(), message));
        };
    }

    /// Whether two messages look like one: of one writer, on one day.
    private static boolean follows(ChatMessage one, ChatMessage other, TimeWords words) {
        return one.kind() == MessageKind.TEXT
                && other.kind() == MessageKind.TEXT
                && one.senderId().equals(other.senderId())
                && words.day(one.at()).equals(words.day(other.at()));
    }
}
