package app.parley.client.chat;

import app.parley.protocol.Chat;
import app.parley.protocol.ChatType;
import app.parley.protocol.Message;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes what observers see of what this device knows. Runs on parley-outbox.
final class Snapshots {
    private final User self;
    private final ChatBook book;

    Snapshots(User self, ChatBook book) {
        this.self = self;
        this.book = book;
    }

    ChatOverview overview(Connection connection, List<OutboxLetter> letters) {
        var summaries = book.chats().stream()
                .map(chat -> summary(chat, letters))
                .sorted(Comparator.comparingLong(ChatSummary::lastActivity)
                        .reversed()
                        .thenComparing(summary -> summary.id().value()))
                .toList();
        return new ChatOverview(connection, summaries);
    }

    Conversation conversation(Chat chat, ConversationWindow window, List<OutboxLetter> letters) {
        var messages = Stream.concat(
                        window.messages().stream().map(message -> shown(chat, message)),
                        letters.stream()
                                .filter(letter -> letter.chat().equals(chat.id()))
                                .map(this::shown))
                .toList();
        return new Conversation(summary(chat, letters), messages, window.more(), window.loading());
    }

    private ChatSummary summary(Chat chat, List<OutboxLetter> letters) {
        var members = chat.members().stream().map(book::user).toList();
        var peer = chat.type() == ChatType.GROUP
                ? null
                : members.stream()
                        .filter(member -> !member.id().equals(self.id()))
                        .findFirst()
                        .orElse(self);
        var title = peer != null ? peer.displayName() : chat.title() != null ? chat.title() : "";
        var last = letters.stream()
                .filter(letter -> letter.chat().equals(chat.id()))
                .reduce((_, later) -> later)
                .map(this::shown)
                .orElseGet(() -> chat.lastMessage() == null ? null : shown(chat, chat.lastMessage()));
        return new ChatSummary(
                chat.id(),
                chat.type(),
                title,
                peer,
                members,
                last,
                last == null ? chat.createdAt() : last.at(),
                chat.unread(),
                book.missed(chat.id()),
                chat.muted());
    }

    private ChatMessage shown(Chat chat, Message message) {
        var own = message.senderId().equals(self.id());
        return new ChatMessage(
                message.clientId(),
                message.id(),
                message.chatId(),
                message.seq(),
                message.senderId(),
                book.name(message.senderId()),
                own,
                message.kind(),
                message.body(),
                message.createdAt(),
                delivery(chat, message, own),
                message.deletedAt() != null,
                message.call(),
                message.system());
    }

    private Delivery delivery(Chat chat, Message message, boolean own) {
        if (!own || message.kind() != MessageKind.TEXT) return new Delivery.Received();
        return book.othersMark(chat) >= message.seq() ? new Delivery.Read() : new Delivery.Sent();
    }

    private ChatMessage shown(OutboxLetter letter) {
        return new ChatMessage(
                letter.id(),
                null,
                letter.chat(),
                0,
                self.id(),
                self.displayName(),
                true,
                MessageKind.TEXT,
                letter.text(),
                letter.writtenAt(),
                letter.stage() instanceof OutboxLetter.Failed(var reason)
                        ? new Delivery.Failed(reason)
                        : new Delivery.Pending(),
                false,
                null,
                null);
    }
}
