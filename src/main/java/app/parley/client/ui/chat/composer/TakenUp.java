package app.parley.client.ui.chat.composer;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Conversation;
import app.parley.protocol.MessageKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which message is taken up by the keys: to be answered, or to be changed.
final class TakenUp {
    private TakenUp() {}

    /// One's own last message that can be changed.
    static Optional<ChatMessage> lastOwn(Conversation now) {
        return now.messages().reversed().stream().filter(ComposerModel::canEdit).findFirst();
    }

    /// What can be answered, oldest first.
    static List<ChatMessage> answerable(Conversation now) {
        return now.messages().stream()
                .filter(one -> one.id() != null && one.kind() == MessageKind.TEXT && !one.deleted())
                .toList();
    }

    /// Where `message` is among `all`; behind the last where it is not.
    static int indexOf(List<ChatMessage> all, ChatMessage message) {
        for (var i = 0; i < all.size(); i++) if (Objects.equals(all.get(i).id(), message.id())) return i;
        return all.size();
    }

    /// Whether it was taken back meanwhile.
    static boolean isGone(Conversation now, ChatMessage message) {
        return now.messages().stream()
                .anyMatch(one -> one.clientId().equals(message.clientId())
                        && one.senderId().equals(message.senderId())
                        && one.deleted());
    }
}
