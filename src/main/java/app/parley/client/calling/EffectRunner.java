package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallEffect;
import app.parley.call.CallFailure;
import app.parley.call.CallInput;
import app.parley.call.CallKey;
import app.parley.call.CallTimer;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaSession;
import app.parley.client.signalling.Signalling;
import app.parley.loop.Loop;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what the rules ask for: one switch, from each effect to its port. What the ports have to say
/// comes back as inputs. Runs on parley-call.
final class EffectRunner {
    private static final Logger log = LoggerFactory.getLogger(EffectRunner.class);

    private final CallPorts ports;
    private final Loop<Runnable> loop;
    private final Clock clock;
    private final Consumer<CallDesk.Input> inputs;
    private final CallWitness witness;
    private final CallSender sender;
    private final Map<CallKey, OpenMedia> media = new HashMap<>();
    private final Map<CallKey, Map<CallTimer, Loop.Delayed>> timers = new HashMap<>();

    private @Nullable CallKey sounding;

    /// @param inputs takes what comes back; called on the loop
    /// @param witness hears what no rule depends on: first sound, first picture, figures
    EffectRunner(
            CallPorts ports, Loop<Runnable> loop, Clock clock, Consumer<CallDesk.Input> inputs, CallWitness witness) {
        this.ports = ports;
        this.loop = loop;
        this.clock = clock;
        this.inputs = inputs;
        this.witness = witness;
        this.sender = new CallSender(ports.signalling(), loop);
    }

    void run(CallKey key, CallEffect effect) {
        switch (effect) {
            case CallEffect.OpenMedia _ -> openMedia(key);
            case CallEffect.Media command -> {
                var open = media.get(key);
                if (open != null) command(key, open.session(), command);
            }
            case CallEffect.Send(var event) -> send(key, event);
            case CallEffect.StartTimer(var timer) -> startTimer(key, timer);
            case CallEffect.CancelTimer(var timer) -> cancelTimer(key, timer);
            case CallEffect.CancelTimers _ -> {
                for (var timer : CallTimer.values()) cancelTimer(key, timer);
                timers.remove(key);
            }
            case CallEffect.Ring _ -> {
                sounding = key;
                ports.ringer().ring();
            }
            case CallEffect.Ringback _ -> {
                sounding = key;
                ports.ringer().ringback();
            }
            case CallEffect.StopTones _ -> {
                // Another call's tone goes on.
                if (!key.equals(sounding)) return;
                sounding = null;
                ports.ringer().stop();
            }
            case CallEffect.Play(var cue) -> ports.ringer().play(cue);
        }
    }

    /// The pictures of a call; none once its media are closed.
    FrameSource remoteFrames(@Nullable CallKey key) {
        var open = media.get(key);
        return open == null ? FrameSource.NONE : open.session().remoteFrames();
    }

    FrameSource localFrames(@Nullable CallKey key) {
        var open = media.get(key);
        return open == null ? FrameSource.NONE : open.session().localFrames();
    }

    private void command(CallKey key, MediaSession session, CallEffect.Media command) {
        switch (command) {
            case CallEffect.OpenMedia _ -> throw new IllegalStateException("opened elsewhere");
            case CallEffect.OpenDevices(var video) -> session.openDevices(video);
            case CallEffect.CreateOffer(var iceRestart) -> session.createOffer(iceRestart);
            case CallEffect.ApplyOffer(var offer) -> session.applyOffer(offer);
            case CallEffect.ApplyAnswer(var answer) -> session.applyAnswer(answer);
            case CallEffect.AddCandidate(var candidate) -> session.addCandidate(candidate);
            case CallEffect.StartSending _ -> session.startSending();
            case CallEffect.SetMuted(var muted) -> session.setMuted(muted);
            case CallEffect.SetCamera(var on) -> session.setCamera(on);
            case CallEffect.SwitchCamera _ -> session.switchCamera();
            case CallEffect.SetHold(var mine, var theirs) -> session.setHold(mine, theirs);
            case CallEffect.SetShownSize(var size) -> session.setShownSize(size);
            case CallEffect.StartShare(var source, var content) -> session.startShare(source, content);
            case CallEffect.StopShare _ -> session.stopShare();
            case CallEffect.SendTones(var keys) -> session.sendTones(keys);
            case CallEffect.CloseMedia _ -> {
                media.remove(key);
                session.close();
            }
        }
    }

    private void openMedia(CallKey key) {
        var listener = new Reports(key);
        var session = ports.media().open(ports.setup().get(), listener);
        session.tapRemoteAudio(ports.remoteAudio());
        media.put(key, new OpenMedia(session, listener));
    }

    private void send(CallKey key, ClientCallEvent event) {
        sender.send(
                key,
                event,
                outcome -> input(
                        key,
                        switch (outcome) {
                            case Signalling.Outcome.Answered(var ack) ->
                                new CallInput.Answered(event, ack, clock.instant());
                            case Signalling.Outcome.Unanswered _ -> new CallInput.Unanswered(event);
                        }));
    }

    private void startTimer(CallKey key, CallTimer timer) {
        cancelTimer(key, timer);
        var delayed = loop.postAfter(timer.delay(), () -> input(key, new CallInput.TimerFired(timer, clock.instant())));
        timers.computeIfAbsent(key, _ -> new EnumMap<>(CallTimer.class)).put(timer, delayed);
    }

    private void cancelTimer(CallKey key, CallTimer timer) {
        var running = timers.get(key);
        var delayed = running == null ? null : running.remove(timer);
        if (delayed != null) delayed.cancel();
    }

    private void input(CallKey key, CallInput input) {
        inputs.accept(new CallDesk.Input.ForCall(key, input));
    }

    /// The media of a call, and who hears of them.
    private record OpenMedia(MediaSession session, Reports reports) {}

    /// Posts what one session reports, as long as it is still the call's session: after a new beginning the old
    /// one has nothing to say. Called on parley-media.
    private final class Reports implements MediaListener {
        private final CallKey key;

        Reports(CallKey key) {
            this.key = key;
        }

        @Override
        public void localDescription(SessionDescription description) {
            post(new CallInput.LocalDescription(description));
        }

        @Override
        public void localCandidate(@Nullable IceCandidate candidate) {
            post(new CallInput.LocalCandidate(candidate));
        }

        @Override
        public void connection(Connection connection) {
            switch (connection) {
                case CONNECTED -> post(new CallInput.MediaConnected());
                case DISCONNECTED -> post(new CallInput.MediaLost());
                case FAILED -> post(new CallInput.MediaFailed());
                // Nothing has changed for the user, or it was this side that closed.
                case CONNECTING, CLOSED -> {}
            }
        }

        @Override
        public void noWayOut(CallFailure failure) {
            post(new CallInput.NoWayOut(failure));
        }

        @Override
        public void deviceFailed(CallFailure.Device failure) {
            post(new CallInput.DeviceFailed(failure));
        }

        @Override
        public void devicesOpen(boolean microphone, boolean camera) {
            post(new CallInput.DevicesOpen(microphone, camera));
        }

        @Override
        public void sharing(boolean on) {
            post(new CallInput.SharingOpen(on));
        }

        @Override
        public void firstRemoteAudio() {
            postNow(() -> witness.firstRemoteAudio(key));
        }

        @Override
        public void firstRemoteVideo() {
            postNow(() -> witness.firstRemoteVideo(key));
        }

        @Override
        public void stats(CallStats stats) {
            postNow(() -> witness.stats(key, stats));
        }

        @Override
        public void broken(String what) {
            log.warn("call {}: the media are broken: {}", key, what);
            post(new CallInput.MediaBroken());
        }

        private void post(CallInput input) {
            postNow(() -> input(key, input));
        }

        private void postNow(Runnable report) {
            loop.post(() -> {
                var open = media.get(key);
                if (open != null && open.reports() == this) report.run();
            });
        }
    }
}
