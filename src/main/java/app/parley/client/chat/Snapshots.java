package app.parley.client.chat;

import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Makes what observers see of what this device knows. Runs on parley-outbox.
final class Snapshots {
    private final User self;
    private final ChatBook book;
    private final Drafts drafts;
    private final LetterCarrier carrier;
    private final TypingMarks typing;
    private final MessageViews views;

    Snapshots(User self, ChatBook book, Drafts drafts, LetterCarrier carrier, TypingMarks typing, MessageViews views) {
        this.self = self;
        this.book = book;
        this.drafts = drafts;
        this.carrier = carrier;
        this.typing = typing;
        this.views = views;
    }

    /// @param unsaved whether the store does not take what is written
    ChatOverview overview(Connection connection, boolean unsaved) {
        var letters = carrier.letters().stream().collect(Collectors.groupingBy(OutboxLetter::chat));
        var summaries = book.chats().stream()
                .map(chat -> summary(chat, letters))
                .sorted(Comparator.comparingLong(ChatSummary::lastActivity)
                        .reversed()
                        .thenComparing(summary -> summary.id().value()))
                .toList();
        return new ChatOverview(connection, unsaved, summaries);
    }

    Conversation conversation(Chat chat, ConversationWindow window) {
        var letters = carrier.letters().stream()
                .filter(letter -> letter.chat().equals(chat.id()))
                .toList();
        var messages = new ArrayList<ChatMessage>();
        window.messages().forEach(message -> messages.add(views.shown(chat, message, letters)));
        if (!window.newer()) {
            for (var letter : letters) {
                var shown = views.shown(letter, letters);
                if (shown != null) messages.add(shown);
            }
        }
        return new Conversation(
                summary(chat, Map.of(chat.id(), letters)),
                messages,
                window.more(),
                window.newer(),
                window.loading(),
                window.firstUnread(),
                typing.of(chat),
                drafts.of(chat.id()));
    }

    ChatSummary summary(Chat chat) {
        return summary(chat, Map.of());
    }

    private ChatSummary summary(Chat chat, Map<ChatId, List<OutboxLetter>> all) {
        var letters = all.getOrDefault(chat.id(), List.of());
        var members = chat.members().stream().map(book::user).toList();
        var peer = chat.type() == ChatType.GROUP
                ? null
                : members.stream()
                        .filter(member -> !member.id().equals(self.id()))
                        .findFirst()
                        .orElse(self);
        var title = peer != null ? peer.displayName() : chat.title() != null ? chat.title() : "";
        var last = letters.reversed().stream()
                .map(letter -> views.shown(letter, letters))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> chat.lastMessage() == null ? null : views.shown(chat, chat.lastMessage(), letters));
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
                chat.muted(),
                drafts.of(chat.id()).text());
    }
}
