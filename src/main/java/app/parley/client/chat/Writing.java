package app.parley.client.chat;

import app.parley.client.files.PinnedFiles;
import app.parley.loop.Loop;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes letters of what the user does. Runs on parley-outbox.
final class Writing {
    private final User self;
    private final MessageStore store;
    private final ChatBook book;
    private final LetterCarrier carrier;
    private final ConversationWindows windows;
    private final Drafts drafts;
    private final TypingMarks typing;
    private final PinnedFiles files;
    private final Loop<Runnable> loop;
    private final Clock clock;

    Writing(
            User self,
            MessageStore store,
            ChatBook book,
            LetterCarrier carrier,
            ConversationWindows windows,
            Drafts drafts,
            TypingMarks typing,
            PinnedFiles files,
            Loop<Runnable> loop,
            Clock clock) {
        this.self = self;
        this.store = store;
        this.book = book;
        this.carrier = carrier;
        this.windows = windows;
        this.drafts = drafts;
        this.typing = typing;
        this.files = files;
        this.loop = loop;
        this.clock = clock;
    }

    void send(ChatId chat, Draft draft) {
        if (!draft.isSendable() || book.chat(chat) == null) return;
        typing.stopped(chat);
        windows.answered(chat);
        // Until copies of its files are made the draft stays in the store; one that was begun meanwhile is another.
        var then = drafts.of(chat);
        write(chat, draft, () -> {
            if (drafts.of(chat).equals(then)) drafts.sent(chat);
        });
    }

    void forward(ChatId chat, Draft draft) {
        if (draft.isSendable() && book.chat(chat) != null) write(chat, draft, () -> {});
    }

    /// @param also is done together with it
    private void write(ChatId chat, Draft draft, Runnable also) {
        if (draft.files().isEmpty()) {
            carrier.write(letter(chat, text(draft, List.of())), also);
            return;
        }
        var _ = files.pin(draft.files())
                .thenAccept(pinned -> loop.post(() -> {
                    if (book.chat(chat) == null) return;
                    carrier.write(letter(chat, text(draft, pinned)), also);
                    files.taken(draft.files());
                }));
    }

    void edit(ChatMessage message, String text) {
        var characters = text.codePointCount(0, text.length());
        if (!isOwnText(message) || characters > Bounds.MESSAGE_MAX || text.isBlank() || text.equals(message.text())) {
            return;
        }
        change(message, new OutboxMatter.Edit(target(message), text));
    }

    void delete(ChatMessage message) {
        if (isOwnText(message)) change(message, new OutboxMatter.Deletion(target(message)));
    }

    void react(ChatMessage message, String emoji, boolean on) {
        var characters = emoji.codePointCount(0, emoji.length());
        if (characters == 0 || characters > Bounds.EMOJI_MAX || message.deleted()) return;
        change(message, new OutboxMatter.Reaction(target(message), emoji, on));
    }

    /// What the letter said, so that it can be written again.
    Optional<Draft> discard(ClientId id) {
        var letter = carrier.letters().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        if (letter.isEmpty()) return Optional.empty();
        carrier.handle(new OutboxInput.Discard(id, newId(), clock.millis()));
        return Optional.of(
                switch (letter.get().matter()) {
                    case OutboxMatter.Text(var text, var replyTo, var mentions, var _) ->
                        new Draft(text, replyTo, mentions, List.<Path>of());
                    case OutboxMatter.Edit(var _, var text) -> Draft.of(text);
                    case OutboxMatter.Deletion _, OutboxMatter.Reaction _ -> Draft.EMPTY;
                });
    }

    private void change(ChatMessage message, OutboxMatter matter) {
        if (book.chat(message.chatId()) == null) return;
        carrier.write(letter(message.chatId(), matter), () -> {});
    }

    private OutboxLetter letter(ChatId chat, OutboxMatter matter) {
        return new OutboxLetter(newId(), chat, matter, clock.millis(), new OutboxLetter.Waiting(false));
    }

    /// What was a letter when it was drawn may have arrived since.
    private OutboxMatter.Target target(ChatMessage message) {
        if (message.id() != null) return OutboxMatter.Target.of(message.id());
        var arrived = arrived(message);
        return arrived == null ? OutboxMatter.Target.of(message.clientId()) : OutboxMatter.Target.of(arrived.id());
    }

    private @Nullable Message arrived(ChatMessage message) {
        return store.newest(message.chatId(), Long.MAX_VALUE, ConversationWindow.PAGE).stream()
                .filter(known -> known.clientId().equals(message.clientId())
                        && known.senderId().equals(self.id()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOwnText(ChatMessage message) {
        return message.own() && message.kind() == MessageKind.TEXT && !message.deleted();
    }

    private static OutboxMatter.Text text(Draft draft, List<PinnedFiles.Pinned> pinned) {
        var enclosed = pinned.stream()
                .map(file -> new OutboxMatter.Enclosure(file.name(), file.type(), file.size(), file.pin(), null))
                .toList();
        return new OutboxMatter.Text(draft.text(), draft.replyTo(), draft.mentions(), enclosed);
    }

    private static ClientId newId() {
        return new ClientId(UUID.randomUUID().toString());
    }
}
