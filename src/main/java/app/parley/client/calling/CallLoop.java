package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallInput;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.client.media.CallStats;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.loop.Machine;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.User;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the rules of this client's calls: everything that happens is posted here, stepped through [CallDesk.Rules]
/// and
/// carried out by the `EffectRunner`. Runs on parley-call; its public methods post to it from any thread.
public final class CallLoop implements CallControl, SignallingListener {
    private static final Logger log = LoggerFactory.getLogger(CallLoop.class);

    private final Machine<CallDesk, CallDesk.Input, CallDesk.Effect> rules = new CallDesk.Rules();
    private final Loop<Runnable> loop;
    private final EffectRunner effects;
    private final Clock clock;
    private final Supplier<String> newIds;
    private final List<Consumer<CallSnapshot>> observers = new ArrayList<>();
    private final List<CallWitness> witnesses = new ArrayList<>();
    private CallDesk desk = CallDesk.EMPTY;
    private @Nullable CallStats stats;

    /// Begins to listen to the server.
    ///
    /// @param loop the loop on parley-call
    /// @param newIds makes the request ids of dialled calls
    public CallLoop(CallPorts ports, Loop<Runnable> loop, Clock clock, Supplier<String> newIds) {
        this.loop = loop;
        this.clock = clock;
        this.newIds = newIds;
        this.effects = new EffectRunner(ports, loop, clock, this::handle, new Figures());
        ports.signalling().listen(this);
    }

    // ---- what a person can do

    @Override
    public void call(User peer, ChatId chatId, CallType type) {
        post(() -> new CallDesk.Input.Dial(new CallInput.Dial(new CallKey(newIds.get()), peer, chatId, type)));
    }

    @Override
    public void answer(boolean video) {
        onScreen(new CallInput.Answer(video));
    }

    @Override
    public void reject() {
        onScreen(new CallInput.Reject());
    }

    @Override
    public void hangUp() {
        post(() -> new CallDesk.Input.OnScreen(new CallInput.HangUp(clock.instant())));
    }

    @Override
    public void setMuted(boolean muted) {
        onScreen(new CallInput.Mute(muted));
    }

    @Override
    public void setCamera(boolean on) {
        onScreen(new CallInput.Camera(on));
    }

    @Override
    public void switchCamera() {
        onScreen(new CallInput.SwitchCamera());
    }

    @Override
    public void retryDevices() {
        onScreen(new CallInput.RetryDevices());
    }

    @Override
    public void dismiss() {
        post(CallDesk.Input.Dismiss::new);
    }

    @Override
    public void observe(Consumer<CallSnapshot> observer) {
        loop.post(() -> {
            observers.add(observer);
            observer.accept(snapshot());
        });
    }

    /// Adds somebody who looks on.
    public void witness(CallWitness witness) {
        loop.post(() -> witnesses.add(witness));
    }

    // ---- what the server says

    @Override
    public void connected() {
        post(() -> new CallDesk.Input.Signalling(true));
    }

    @Override
    public void disconnected() {
        post(() -> new CallDesk.Input.Signalling(false));
    }

    @Override
    public void received(ServerEvent event) {
        if (event instanceof ServerCallEvent news) post(() -> input(news));
    }

    private CallDesk.Input input(ServerCallEvent news) {
        return switch (news) {
            case ServerCallEvent.Initiated(var callId, var calleeId, var _, var _, var _) ->
                new CallDesk.Input.Initiated(callId, calleeId);
            case ServerCallEvent.Incoming incoming -> new CallDesk.Input.Incoming(incoming);
            case ServerCallEvent.Accepted(var callId, var by, var _) ->
                about(callId, new CallInput.Accepted(by, clock.instant()));
            case ServerCallEvent.Rejected(var callId, var reason) -> about(callId, new CallInput.Rejected(reason));
            case ServerCallEvent.Timeout(var callId) -> about(callId, new CallInput.TimedOut());
            case ServerCallEvent.Ended ended -> about(ended.callId(), new CallInput.Over(ended));
            case ServerCallEvent.Signal(var callId, var signal, var _, var from) ->
                about(callId, new CallInput.PeerSignal(signal, from));
            case ServerCallEvent.PeerReconnecting(var callId, var _, var _) ->
                about(callId, new CallInput.PeerSignalling(false));
            case ServerCallEvent.PeerResumed(var callId, var _, var _) ->
                about(callId, new CallInput.PeerSignalling(true));
            case ServerCallEvent.Held(var callId, var _, var on) -> about(callId, new CallInput.PeerHeld(on));
        };
    }

    private static CallDesk.Input about(CallId callId, CallInput input) {
        return new CallDesk.Input.FromServer(callId, input);
    }

    // ---- on parley-call

    private void onScreen(CallInput input) {
        post(() -> new CallDesk.Input.OnScreen(input));
    }

    /// The input is made on the loop, so that its time is when it is handled.
    private void post(Supplier<CallDesk.Input> input) {
        loop.post(() -> handle(input.get()));
    }

    private void handle(CallDesk.Input input) {
        if (!loop.isCurrent()) throw new IllegalStateException("not on parley-call");
        var before = desk;
        var step = rules.step(before, input);
        desk = step.next();
        logMove(before.onScreen(), desk.onScreen());
        for (var effect : step.effects()) effects.run(effect.key(), effect.effect());
        for (var witness : witnesses) witness.moved(before, input, desk);
        if (!desk.equals(before)) publish();
    }

    private void publish() {
        if (!(desk.onScreen() instanceof CallState.Live)) stats = null;
        var snapshot = snapshot();
        for (var observer : observers) observer.accept(snapshot);
    }

    private CallSnapshot snapshot() {
        var key = desk.current();
        return new CallSnapshot(desk.onScreen(), stats, effects.remoteFrames(key), effects.localFrames(key));
    }

    private static void logMove(CallState before, CallState after) {
        if (before.getClass() == after.getClass()) return;
        var call = after instanceof CallState.Present present ? present.call() : null;
        log.info(
                "call {}: {} -> {}{}",
                call == null ? "-" : call.callId() == null ? call.key() : call.callId(),
                before.getClass().getSimpleName(),
                after.getClass().getSimpleName(),
                after instanceof CallState.Ended ended ? " (" + ended.reason() + ")" : "");
    }

    /// What no rule depends on goes past them, to the window and to those who look on.
    private final class Figures implements CallWitness {
        @Override
        public void firstRemoteAudio(CallKey key) {
            for (var witness : witnesses) witness.firstRemoteAudio(key);
        }

        @Override
        public void firstRemoteVideo(CallKey key) {
            for (var witness : witnesses) witness.firstRemoteVideo(key);
        }

        @Override
        public void stats(CallKey key, CallStats latest) {
            for (var witness : witnesses) witness.stats(key, latest);
            if (!key.equals(desk.current())) return;
            stats = latest;
            publish();
        }
    }
}
