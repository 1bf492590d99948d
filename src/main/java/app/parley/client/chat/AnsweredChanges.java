package app.parley.client.chat;

import app.parley.protocol.Message;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an answer to a letter changes in a message that is known. The order of answers and events is not
/// defined (protocol, section 3): what others did may be known already and be missing in an answer, so that of
/// it only one's own deed is taken. Pure.
final class AnsweredChanges {
    private AnsweredChanges() {}

    /// @param known what is stored
    /// @param answer the message as the server answered
    static Message merged(UserId self, OutboxMatter matter, Message known, Message answer) {
        return switch (matter) {
            case OutboxMatter.Text _ -> known;
            case OutboxMatter.Deletion _ -> answer;
            case OutboxMatter.Edit _ -> isOlder(answer, known) ? known : with(answer, known.reactions());
            case OutboxMatter.Reaction(var _, var emoji, var on) ->
                known.deletedAt() != null ? known : with(known, reacted(self, known.reactions(), emoji, on));
        };
    }

    private static boolean isOlder(Message answer, Message known) {
        if (known.deletedAt() != null) return true;
        return known.editedAt() != null && (answer.editedAt() == null || answer.editedAt() < known.editedAt());
    }

    private static Map<String, List<UserId>> reacted(
            UserId self, Map<String, List<UserId>> known, String emoji, boolean on) {
        var reactions = new LinkedHashMap<>(known);
        var users = new ArrayList<>(known.getOrDefault(emoji, List.of()));
        if (on == users.contains(self)) return known;
        if (on) users.add(self);
        else users.remove(self);
        if (users.isEmpty()) reactions.remove(emoji);
        else reactions.put(emoji, List.copyOf(users));
        return reactions;
    }

    private static Message with(Message message, Map<String, List<UserId>> reactions) {
        return new Message(
                message.id(),
                message.chatId(),
                message.seq(),
                message.senderId(),
                message.clientId(),
                message.kind(),
                message.body(),
                message.replyTo(),
                message.attachments(),
                reactions,
                message.mentions(),
                message.createdAt(),
                message.editedAt(),
                message.deletedAt(),
                message.call(),
                message.system());
    }
}
