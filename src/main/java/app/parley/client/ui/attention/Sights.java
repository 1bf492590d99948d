package app.parley.client.ui.attention;

import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.attention.AttentionInput;
import app.parley.client.desktop.attention.ChatSight;
import app.parley.client.ui.chat.ChatWords;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatType;
import app.parley.protocol.MessageKind;
import org.jspecify.annotations.Nullable;

/// Chats as the rules of attention see them. Pure.
final class Sights {
    private Sights() {}

    static AttentionInput.Chats of(ChatOverview overview, boolean quiet) {
        return new AttentionInput.Chats(
                overview.connection() instanceof Connection.Online,
                overview.chats().stream().map(Sights::of).toList(),
                quiet);
    }

    private static ChatSight of(ChatSummary chat) {
        return new ChatSight(
                chat.id(),
                chat.title(),
                chat.type() == ChatType.GROUP,
                chat.unread(),
                chat.missed(),
                chat.muted(),
                last(chat));
    }

    private static ChatSight.@Nullable Last last(ChatSummary chat) {
        var message = chat.lastMessage();
        if (message == null || message.id() == null) return null;
        var call = message.call();
        return new ChatSight.Last(
                message.seq(),
                message.own(),
                message.kind() != MessageKind.TEXT && !ChatWords.isMissed(message),
                ChatWords.isMissed(message),
                call != null && call.type() == CallType.VIDEO,
                message.senderName(),
                switch (message.kind()) {
                    case TEXT -> ChatWords.text(message);
                    case CALL -> ChatWords.call(message);
                    case SYSTEM -> ChatWords.note(chat, message);
                });
    }
}
