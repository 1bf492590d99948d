package app.parley.bot;

import app.parley.bot.BotReport.CallReport;
import app.parley.bot.BotReport.Remote;
import app.parley.bot.BotReport.Stats;
import app.parley.bot.BotReport.Timeline;
import app.parley.call.Call;
import app.parley.call.CallDesk;
import app.parley.call.CallFailure;
import app.parley.call.CallInput;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.client.calling.CallWitness;
import app.parley.client.media.CallStats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes down what happens in one call after another. Runs on parley-call.
public final class CallRecorder implements CallWitness {
    /// What the timeline of a call knows.
    private enum Mark {
        INITIATED,
        RINGING,
        ACCEPTED,
        ICE_CONNECTED,
        FIRST_REMOTE_AUDIO,
        FIRST_REMOTE_VIDEO,
        ENDED
    }

    private final InstantSource clock;
    private final RemoteMeter meter;
    private final BiConsumer<CallState.Ended, CallReport> finished;
    private final Map<Mark, Long> marks = new EnumMap<>(Mark.class);
    private final List<String> errors = new ArrayList<>();
    private Instant start = Instant.EPOCH;
    private @Nullable CallKey key;
    private @Nullable CallStats stats;

    /// @param finished takes the report of each call once it is over
    public CallRecorder(InstantSource clock, RemoteMeter meter, BiConsumer<CallState.Ended, CallReport> finished) {
        this.clock = clock;
        this.meter = meter;
        this.finished = finished;
    }

    @Override
    public void moved(CallDesk before, CallDesk.Input input, CallDesk after) {
        if (after.current() != null && !after.current().equals(key)) {
            // A crossing call takes the place of the one that was dialled: to the user it is one call.
            var crossed = before.onScreen() instanceof CallState.Calling;
            if (!crossed) begin();
            key = after.current();
        }
        if (!(after.onScreen() instanceof CallState.Present present) || key == null) return;
        var call = present.call();
        if (present instanceof CallState.Ringing) mark(Mark.RINGING);
        if (call.callId() != null && call.isCaller()) {
            mark(Mark.INITIATED);
            mark(Mark.RINGING);
        }
        if (isAccepted(present)) mark(Mark.ACCEPTED);
        if (call.connected()) mark(Mark.ICE_CONNECTED);
        if (input instanceof CallDesk.Input.ForCall(var _, CallInput.DeviceFailed(var failure))) {
            errors.add(words(failure));
        }
        if (present instanceof CallState.Ended ended && !(before.onScreen() instanceof CallState.Ended)) end(ended);
    }

    @Override
    public void firstRemoteAudio(CallKey of) {
        if (of.equals(key)) mark(Mark.FIRST_REMOTE_AUDIO);
    }

    @Override
    public void firstRemoteVideo(CallKey of) {
        if (of.equals(key)) mark(Mark.FIRST_REMOTE_VIDEO);
    }

    @Override
    public void stats(CallKey of, CallStats latest) {
        if (of.equals(key)) stats = latest;
    }

    private void begin() {
        start = clock.instant();
        marks.clear();
        errors.clear();
        stats = null;
        meter.begin();
    }

    private void end(CallState.Ended ended) {
        if (ended.reason() instanceof EndReason.Crossed) return;
        mark(Mark.ENDED);
        if (ended.reason() instanceof EndReason.Failed(var failure)) errors.add(words(failure));
        finished.accept(ended, report(ended.call(), ended.reason()));
    }

    private CallReport report(Call call, EndReason reason) {
        var timeline = new Timeline(
                marks.get(Mark.INITIATED),
                marks.get(Mark.RINGING),
                marks.get(Mark.ACCEPTED),
                marks.get(Mark.ICE_CONNECTED),
                marks.get(Mark.FIRST_REMOTE_AUDIO),
                marks.get(Mark.FIRST_REMOTE_VIDEO),
                marks.get(Mark.ENDED));
        var last = stats;
        return new CallReport(
                call.callId() == null ? null : call.callId().value(),
                call.peer().username(),
                call.type(),
                outcome(reason),
                timeline,
                meter.remote(),
                last == null
                        ? new Stats(null, null, null, null, null)
                        : new Stats(
                                last.rttMs(),
                                last.jitterMs(),
                                last.lossPercent(),
                                last.bitrateKbps(),
                                last.candidatePair()),
                List.copyOf(errors));
    }

    private void mark(Mark mark) {
        marks.computeIfAbsent(
                mark, _ -> Duration.between(start, clock.instant()).toMillis());
    }

    private static boolean isAccepted(CallState.Present state) {
        return state instanceof CallState.Active
                || state instanceof CallState.Reconnecting
                || (state instanceof CallState.Connecting connecting && connecting.startedAt() != null);
    }

    /// `HungUp` is what a call that was talked in comes to; all other ends keep their name.
    private static String outcome(EndReason reason) {
        return reason instanceof EndReason.HungUp
                ? "completed"
                : snake(reason.getClass().getSimpleName());
    }

    private static String words(CallFailure failure) {
        return switch (failure) {
            case CallFailure.RelayRefused(var code) ->
                "RelayRefused: the relay (TURN) server refused this client with " + code
                        + "; its credentials have expired or are wrong";
            case CallFailure.NoRelay _ ->
                "NoRelay: this client may connect by a relay (TURN) only, and none can be reached";
            default -> failure.toString();
        };
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /// What comes from the other side, over one call.
    public interface RemoteMeter {
        /// A new call: forgets the last one.
        void begin();

        /// What was measured since.
        Remote remote();
    }
}
