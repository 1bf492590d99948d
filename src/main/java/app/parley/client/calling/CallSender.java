package app.parley.client.calling;

import app.parley.call.CallKey;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sends what a call has to say to the server. What the server would take only a little later is sent again
/// then, and what the call has to say meanwhile waits behind it, so that the order stays. A new call is the
/// exception: whoever dials too often is told. Runs on parley-call.
final class CallSender {
    /// Where the server says "not now" without saying when.
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Signalling signalling;
    private final Loop<Runnable> loop;
    /// By the order in which they were said.
    private final Map<CallKey, TreeMap<Long, Word>> waiting = new HashMap<>();
    private long said;

    private record Word(ClientCallEvent event, Consumer<Outcome> done) {}

    CallSender(Signalling signalling, Loop<Runnable> loop) {
        this.signalling = signalling;
        this.loop = loop;
    }

    /// @param done takes what became of it, on the loop
    void send(CallKey key, ClientCallEvent event, Consumer<Outcome> done) {
        said++;
        var word = new Word(event, done);
        var earlier = waiting.get(key);
        if (earlier == null) transmit(key, said, word);
        else earlier.put(said, word);
    }

    private void transmit(CallKey key, long place, Word word) {
        signalling.send(
                word.event(),
                outcome -> loop.post(() -> {
                    if (outcome instanceof Outcome.Answered(Ack.Refused(var error)) && isForLater(word, error)) {
                        keep(key, place, word, error);
                    } else {
                        word.done().accept(outcome);
                    }
                }));
    }

    private void keep(CallKey key, long place, Word word, ProtocolError error) {
        var others = waiting.get(key);
        if (others == null) {
            others = new TreeMap<>();
            waiting.put(key, others);
            var pause = error.retryAfterMs() == null ? A_WHILE : Duration.ofMillis(error.retryAfterMs());
            loop.postAfter(pause, () -> goOn(key));
        }
        others.put(place, word);
    }

    private void goOn(CallKey key) {
        var words = waiting.remove(key);
        if (words != null) words.forEach((place, word) -> transmit(key, place, word));
    }

    private static boolean isForLater(Word word, ProtocolError error) {
        return error.code() == ErrorCode.RATE_LIMITED && !(word.event() instanceof ClientCallEvent.Initiate);
    }
}
