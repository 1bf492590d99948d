package app.parley.client.chat;

import app.parley.client.files.PinnedFiles;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.ProtocolError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the [Outbox]: one switch from its effects to the store, the connection, the files and the clock. Runs on
/// parley-outbox.
final class LetterCarrier {
    private static final Logger log = LoggerFactory.getLogger(LetterCarrier.class);
    /// Where the server says "not now" without saying when.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Outbox outbox = new Outbox();
    private final MessageStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final PinnedFiles files;
    private final Uploads uploads;
    private final Mail mail;
    private OutboxState state;

    /// Who hears what comes of letters.
    interface Mail {
        /// The server has taken a letter; what it made of it is to be stored, and the carrier told of the arrival.
        void delivered(OutboxLetter letter, Message message);

        /// Observers are to be told.
        void changed();

        /// Whether the store has just taken what it was given.
        void stored(boolean well);
    }

    LetterCarrier(MessageStore store, Signalling signalling, Loop<Runnable> loop, PinnedFiles files, Mail mail) {
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
        this.files = files;
        this.mail = mail;
        uploads = new Uploads(files, loop, mail::changed, this::handle);
        state = new OutboxState.Offline(store.letters());
        files.keepOnly(
                state.letters().stream().flatMap(LetterCarrier::pins).toList(),
                store.drafts().values().stream()
                        .flatMap(draft -> draft.files().stream())
                        .toList());
    }

    List<OutboxLetter> letters() {
        return state.letters();
    }

    /// Where the copy of a file is.
    Path copy(String pin) {
        return files.path(pin);
    }

    /// How many bytes have gone of the file that goes up for a letter now.
    long sent(ClientId letter) {
        return uploads.sent(letter);
    }

    /// Takes a letter that was written. When it cannot be stored it stands there as failed.
    ///
    /// @param alongside is stored together with it
    void write(OutboxLetter letter, Runnable alongside) {
        try {
            handle(new OutboxInput.Written(letter), alongside);
            mail.stored(true);
        } catch (RuntimeException e) {
            log.error("what was written could not be stored", e);
            mail.stored(false);
            handle(new OutboxInput.Unkept(letter));
        }
    }

    void handle(OutboxInput input) {
        handle(input, () -> {});
    }

    /// Whether the store has just taken what came.
    void stored(boolean well) {
        mail.stored(well);
    }

    /// Stops what goes up; it begins anew at the next start.
    void close() {
        uploads.stopAll();
    }

    /// What cannot be stored has not happened.
    private void handle(OutboxInput input, Runnable alongside) {
        var before = state;
        var step = outbox.step(state, input);
        try {
            store.atomically(() -> {
                alongside.run();
                step.effects().forEach(this::keep);
            });
        } catch (RuntimeException e) {
            state = before;
            throw e;
        }
        state = step.next();
        step.effects().forEach(effect -> carryOut(effect, before));
        mail.changed();
    }

    private void keep(OutboxEffect effect) {
        switch (effect) {
            case OutboxEffect.Keep(var letter) -> store.putLetter(letter);
            case OutboxEffect.Forget(var id) -> store.removeLetter(id);
            case OutboxEffect.Send _, OutboxEffect.Upload _, OutboxEffect.Rest _ -> {}
        }
    }

    private void carryOut(OutboxEffect effect, OutboxState before) {
        switch (effect) {
            case OutboxEffect.Keep _ -> {}
            case OutboxEffect.Forget(var id) -> {
                uploads.stop(id);
                files.forget(before.letters().stream()
                        .filter(letter -> letter.id().equals(id))
                        .flatMap(LetterCarrier::pins)
                        .toList());
            }
            case OutboxEffect.Send(var letter) -> send(letter);
            case OutboxEffect.Upload(var letter, var file) -> uploads.begin(letter, file);
            case OutboxEffect.Rest(var id, var pause) ->
                loop.postAfter(pause, () -> handle(new OutboxInput.Rested(id)));
        }
    }

    private void send(OutboxLetter letter) {
        signalling.send(event(letter), outcome -> loop.post(() -> sent(letter, outcome)));
    }

    private static ClientChatEvent event(OutboxLetter letter) {
        return switch (letter.matter()) {
            case OutboxMatter.Text(var text, var replyTo, var mentions, var enclosed) ->
                new ClientChatEvent.Send(
                        letter.chat(),
                        letter.id(),
                        text,
                        replyTo,
                        enclosed.isEmpty()
                                ? null
                                : enclosed.stream().map(LetterCarrier::uploaded).toList(),
                        mentions.isEmpty() ? null : mentions);
            case OutboxMatter.Edit(var target, var text) -> new ClientChatEvent.Edit(message(target), text);
            case OutboxMatter.Deletion(var target) -> new ClientChatEvent.Delete(message(target));
            case OutboxMatter.Reaction(var target, var emoji, var on) ->
                new ClientChatEvent.React(message(target), emoji, on);
        };
    }

    private void sent(OutboxLetter letter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(Ack.MessageAck(var message)) -> mail.delivered(letter, message);
            case Outcome.Answered(Ack.Refused(var error)) ->
                handle(new OutboxInput.Refused(letter.id(), error.code(), again(error)));
            case Outcome.Unanswered _, Outcome.Answered _ -> handle(new OutboxInput.Unanswered(letter.id()));
        }
    }

    private static Stream<String> pins(OutboxLetter letter) {
        return letter.matter() instanceof OutboxMatter.Text text
                ? text.files().stream().map(OutboxMatter.Enclosure::pin)
                : Stream.empty();
    }

    private static AttachmentId uploaded(OutboxMatter.Enclosure file) {
        return Objects.requireNonNull(file.attachment(), "sent when all files are there")
                .id();
    }

    private static MessageId message(OutboxMatter.Target target) {
        return Objects.requireNonNull(target.message(), "sent when the message has arrived");
    }

    /// When it is worth trying again, null for never.
    private static @Nullable Duration again(ProtocolError error) {
        if (error.retryAfterMs() != null) return Duration.ofMillis(error.retryAfterMs());
        return error.code() == ErrorCode.RATE_LIMITED || error.code() == ErrorCode.UNAVAILABLE ? A_WHILE : null;
    }
}
