package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.ProtocolError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the [Outbox]: one switch from its effects to the store, the connection and the clock. Runs on
/// parley-outbox.
final class LetterCarrier {
    /// Where the server says "not now" without saying when.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Outbox outbox = new Outbox();
    private final MessageStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Consumer<Message> delivered;
    private final Runnable changed;
    private OutboxState state;

    /// @param delivered takes a message that the server has taken, before its letter leaves the outbox
    /// @param changed called when observers are to be told
    LetterCarrier(
            MessageStore store,
            Signalling signalling,
            Loop<Runnable> loop,
            Consumer<Message> delivered,
            Runnable changed) {
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
        this.delivered = delivered;
        this.changed = changed;
        state = new OutboxState.Offline(store.letters());
    }

    List<OutboxLetter> letters() {
        return state.letters();
    }

    void handle(OutboxInput input) {
        var step = outbox.step(state, input);
        state = step.next();
        step.effects().forEach(this::carryOut);
        changed.run();
    }

    private void carryOut(OutboxEffect effect) {
        switch (effect) {
            case OutboxEffect.Keep(var letter) -> store.putLetter(letter);
            case OutboxEffect.Send(var letter) -> send(letter);
            case OutboxEffect.Rest(var id, var pause) ->
                loop.postAfter(pause, () -> handle(new OutboxInput.Rested(id)));
            case OutboxEffect.KeepFailure(var id, var reason) -> store.failLetter(id, reason);
            case OutboxEffect.KeepRetry(var id) -> store.retryLetter(id);
            case OutboxEffect.Forget(var id) -> store.removeLetter(id);
        }
    }

    private void send(OutboxLetter letter) {
        var event = new ClientChatEvent.Send(letter.chat(), letter.id(), letter.text(), null, null, null);
        signalling.send(event, outcome -> loop.post(() -> sent(letter, outcome)));
    }

    private void sent(OutboxLetter letter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Unanswered _ -> handle(new OutboxInput.Unanswered(letter.id()));
            case Outcome.Answered(Ack.MessageAck(var message)) -> delivered.accept(message);
            case Outcome.Answered(Ack.Refused(var error)) ->
                handle(new OutboxInput.Refused(letter.id(), error.code(), again(error)));
            case Outcome.Answered _ -> handle(new OutboxInput.Unanswered(letter.id()));
        }
    }

    /// When it is worth trying again, null for never.
    private static @Nullable Duration again(ProtocolError error) {
        if (error.retryAfterMs() != null) return Duration.ofMillis(error.retryAfterMs());
        return error.code() == ErrorCode.RATE_LIMITED || error.code() == ErrorCode.UNAVAILABLE ? A_WHILE : null;
    }
}
