package app.parley.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message in a chat. Times are milliseconds since the epoch, by the server's clock.
///
/// @param seq its place in the chat, from 1 and without gaps
/// @param clientId the key its writer's client gave it; of a `call` message the call's id
/// @param reactions who reacted, by emoji
public record Message(
        MessageId id,
        ChatId chatId,
        long seq,
        UserId senderId,
        ClientId clientId,
        MessageKind kind,
        String body,
        @Nullable MessageId replyTo,
        List<Attachment> attachments,
        Map<String, List<UserId>> reactions,
        @Nullable List<UserId> mentions,
        long createdAt,
        @Nullable Long editedAt,
        @Nullable Long deletedAt,
        @Nullable CallRecord call,
        @Nullable SystemNote system) {}
