package app.parley.client.chat;

import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.SystemNote;
import app.parley.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One bubble, call record or note in a chat, with everything done to it here that the server does not know yet.
///
/// @param clientId the key by which its writer's client knew it first; with `senderId` it names the bubble for
///     life, from the clock to the ticks
/// @param id null until the server has it
/// @param seq its place in the chat, 0 until the server has it
/// @param own written (or called) by the one signed in here
/// @param text empty for a call, a note or a deleted message
/// @param at when it was written: the server's clock, or this device's until the server has it; milliseconds since
///     the epoch
/// @param edited its writer changed the text later
/// @param deleted its writer took it back
/// @param replyTo what it answers, null for nothing
/// @param reactions the one that came first stands first
/// @param mentions whom it names
/// @param refused what was tried with it last and did not work, null for nothing
/// @param call what a `CALL` message tells
/// @param system what a `SYSTEM` message tells
public record ChatMessage(
        ClientId clientId,
        @Nullable MessageId id,
        ChatId chatId,
        long seq,
        UserId senderId,
        String senderName,
        boolean own,
        MessageKind kind,
        String text,
        long at,
        Delivery delivery,
        boolean edited,
        boolean deleted,
        @Nullable Quote replyTo,
        List<FileInMessage> files,
        List<ReactionCount> reactions,
        List<UserId> mentions,
        @Nullable ChangeRefused refused,
        @Nullable CallRecord call,
        @Nullable SystemNote system) {
    public ChatMessage {
        files = List.copyOf(files);
        reactions = List.copyOf(reactions);
        mentions = List.copyOf(mentions);
    }

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "ChatMessage[" + chatId + ", " + clientId + ", " + delivery + "]";
    }
}
