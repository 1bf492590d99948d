package app.parley.client.chat;

import app.parley.client.files.FileFailure;
import app.parley.protocol.Chat;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the bubbles: messages and letters with what was done to them here, whether the server knows it yet or not.
/// Runs on parley-outbox.
final class MessageViews {
    private final User self;
    private final ChatBook book;
    private final Quotes quotes;
    private final LetterCarrier carrier;

    MessageViews(User self, ChatBook book, Quotes quotes, LetterCarrier carrier) {
        this.self = self;
        this.book = book;
        this.quotes = quotes;
        this.carrier = carrier;
    }

    /// @param letters of its chat, in the order of writing
    ChatMessage shown(Chat chat, Message message, List<OutboxLetter> letters) {
        var own = message.senderId().equals(self.id());
        var changed = new Changed(message.body(), message.editedAt() != null, message.deletedAt() != null);
        message.reactions().forEach((emoji, users) -> changed.reactions.put(emoji, new ArrayList<>(users)));
        for (var letter : letters) {
            if (letter.matter() instanceof OutboxMatter.Change change
                    && message.id().equals(change.target().message())) {
                changed.by(letter, change);
            }
        }
        return new ChatMessage(
                message.clientId(),
                message.id(),
                message.chatId(),
                message.seq(),
                message.senderId(),
                book.name(message.senderId()),
                own,
                message.kind(),
                changed.deleted ? "" : changed.text,
                message.createdAt(),
                delivery(chat, message, own),
                changed.edited && !changed.deleted,
                changed.deleted,
                quote(message.replyTo(), changed.deleted),
                changed.deleted ? List.of() : files(message),
                changed.deleted ? List.of() : reactions(changed.reactions),
                message.mentions() == null ? List.of() : message.mentions(),
                changed.refused,
                message.call(),
                message.system());
    }

    /// A message that is a letter still; null for one that was taken back.
    ///
    /// @param letters of its chat, in the order of writing
    @Nullable
    ChatMessage shown(OutboxLetter letter, List<OutboxLetter> letters) {
        if (!(letter.matter() instanceof OutboxMatter.Text text)) return null;
        var changed = new Changed(text.text(), false, false);
        for (var other : letters) {
            if (other.changes(letter.id()) && other.matter() instanceof OutboxMatter.Change change) {
                changed.by(other, change);
            }
        }
        if (changed.deleted) return null;
        return new ChatMessage(
                letter.id(),
                null,
                letter.chat(),
                0,
                self.id(),
                self.displayName(),
                true,
                MessageKind.TEXT,
                changed.text,
                letter.writtenAt(),
                letter.stage() instanceof OutboxLetter.Failed(var reason)
                        ? new Delivery.Failed(reason)
                        : new Delivery.Pending(),
                changed.edited,
                false,
                quote(text.replyTo(), false),
                IntStream.range(0, text.files().size())
                        .mapToObj(file -> file(letter, text, file))
                        .toList(),
                reactions(changed.reactions),
                text.mentions(),
                changed.refused,
                null,
                null);
    }

    private Delivery delivery(Chat chat, Message message, boolean own) {
        if (!own || message.kind() != MessageKind.TEXT) return new Delivery.Received();
        return book.othersMark(chat) >= message.seq() ? new Delivery.Read() : new Delivery.Sent();
    }

    private @Nullable Quote quote(@Nullable MessageId replyTo, boolean deleted) {
        return replyTo == null || deleted ? null : quotes.of(replyTo);
    }

    private static List<FileInMessage> files(Message message) {
        return message.attachments().stream()
                .map(file -> new FileInMessage(file.name(), file.type(), file.size(), new FileInMessage.Attached(file)))
                .toList();
    }

    private FileInMessage file(OutboxLetter letter, OutboxMatter.Text text, int index) {
        var file = text.files().get(index);
        return new FileInMessage(file.name(), file.type(), file.size(), stage(letter, text, index));
    }

    private FileInMessage.Stage stage(OutboxLetter letter, OutboxMatter.Text text, int index) {
        var file = text.files().get(index);
        if (file.attachment() != null) return new FileInMessage.Attached(file.attachment());
        var copy = carrier.copy(file.pin());
        if (index != text.firstMissing()) return new FileInMessage.Waiting(copy);
        return switch (letter.stage()) {
            case OutboxLetter.Uploading _ -> new FileInMessage.Uploading(copy, carrier.sent(letter.id()));
            case OutboxLetter.Failed(var reason) -> new FileInMessage.Failed(copy, failure(reason));
            default -> new FileInMessage.Waiting(copy);
        };
    }

    private static FileFailure failure(ErrorCode reason) {
        return switch (reason) {
            case NOT_FOUND -> FileFailure.GONE;
            case TOO_LARGE -> FileFailure.TOO_LARGE;
            case INTERNAL -> FileFailure.NO_SPACE;
            default -> FileFailure.REFUSED;
        };
    }

    private List<ReactionCount> reactions(Map<String, List<UserId>> reactions) {
        return reactions.entrySet().stream()
                .filter(reaction -> !reaction.getValue().isEmpty())
                .map(reaction -> new ReactionCount(
                        reaction.getKey(),
                        reaction.getValue().stream()
                                .limit(ReactionCount.NAMED)
                                .map(book::name)
                                .toList(),
                        reaction.getValue().size(),
                        reaction.getValue().contains(self.id())))
                .toList();
    }

    /// A message while its changes are made.
    private final class Changed {
        final Map<String, List<UserId>> reactions = new LinkedHashMap<>();
        String text;
        boolean edited;
        boolean deleted;

        @Nullable
        ChangeRefused refused;

        Changed(String text, boolean edited, boolean deleted) {
            this.text = text;
            this.edited = edited;
            this.deleted = deleted;
        }

        void by(OutboxLetter letter, OutboxMatter.Change change) {
            if (letter.stage() instanceof OutboxLetter.Failed(var reason)) {
                refused = refused(letter, change, reason);
                return;
            }
            switch (change) {
                case OutboxMatter.Edit edit -> {
                    text = edit.text();
                    edited = true;
                }
                case OutboxMatter.Deletion _ -> deleted = true;
                case OutboxMatter.Reaction(var _, var emoji, var on) -> {
                    var users = reactions.computeIfAbsent(emoji, _ -> new ArrayList<>());
                    users.remove(self.id());
                    if (on) users.add(self.id());
                }
            }
        }

        private static ChangeRefused refused(OutboxLetter letter, OutboxMatter.Change change, ErrorCode reason) {
            return switch (change) {
                case OutboxMatter.Edit edit ->
                    new ChangeRefused(letter.id(), ChangeRefused.What.EDIT, reason, edit.text());
                case OutboxMatter.Deletion _ -> new ChangeRefused(letter.id(), ChangeRefused.What.DELETION, reason, "");
                case OutboxMatter.Reaction reaction ->
                    new ChangeRefused(letter.id(), ChangeRefused.What.REACTION, reason, reaction.emoji());
            };
        }
    }
}
