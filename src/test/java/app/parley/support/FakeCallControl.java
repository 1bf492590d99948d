package app.parley.support;

import app.parley.call.Call;
import app.parley.call.CallFailure;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.Negotiation;
import app.parley.call.RemoteMedia;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Calls as a test wishes them: it brings them into any state, and reads what a view has asked for. Observers are
/// called on the test's thread.
public final class FakeCallControl implements CallControl {
    public static final ChatId CHAT = new ChatId("chat-1");

    /// What the tested view has asked for, as it was asked.
    public final List<String> asked = new ArrayList<>();

    private final List<Consumer<CallSnapshot>> observers = new ArrayList<>();
    private CallSnapshot now = CallSnapshot.NONE;

    // ---- what the test makes happen

    /// They are being called, and not reached yet.
    public void calling(User peer, CallType type) {
        state(new CallState.Calling(begun(peer, type, Call.Role.CALLER, null)));
    }

    /// They are being rung.
    public void ringingThere(User peer, CallType type) {
        state(new CallState.Calling(begun(peer, type, Call.Role.CALLER, new CallId("call-1"))));
    }

    public void incoming(User peer, CallType type) {
        state(new CallState.Ringing(begun(peer, type, Call.Role.CALLEE, new CallId("call-1")), false));
    }

    public void connecting() {
        state(new CallState.Connecting(call(), null));
    }

    public void active(Instant startedAt) {
        state(new CallState.Active(call(), startedAt));
    }

    /// An active call out of nothing.
    public void active(User peer, CallType type, Instant startedAt) {
        ringingThere(peer, type);
        active(startedAt);
    }

    public void reconnecting() {
        if (now.state() instanceof CallState.Active(var call, var startedAt))
            state(new CallState.Reconnecting(call, startedAt));
    }

    public void ended(EndReason reason, Duration talked) {
        state(new CallState.Ended(call(), reason, talked, null));
    }

    public void idle() {
        state(new CallState.Idle());
    }

    /// What this side gives.
    public void local(boolean muted, boolean camera, CallFailure.@Nullable Device trouble) {
        var call = call();
        change(with(call, new LocalMedia(muted, camera, true, camera, trouble), call.remote(), call.signalling()));
    }

    /// What the other side says it gives.
    public void remote(boolean audio, boolean video) {
        var call = call();
        change(with(call, call.local(), new RemoteMedia(audio, video, false), call.signalling()));
    }

    public void signalling(boolean present) {
        var call = call();
        change(with(call, call.local(), call.remote(), present));
    }

    public void frames(FrameSource remote, FrameSource local) {
        tell(new CallSnapshot(now.state(), now.stats(), remote, local));
    }

    public void stats(double rttMs, double lossPercent) {
        var stats = new CallStats(rttMs, 4.0, lossPercent, 1200.0, 1280, 720, 30, "host/host");
        tell(new CallSnapshot(now.state(), stats, now.remoteFrames(), now.localFrames()));
    }

    // ---- what the view asks for

    @Override
    public void call(User peer, ChatId chatId, CallType type) {
        asked.add("call " + peer.username() + " " + chatId + " " + type);
    }

    @Override
    public void answer(boolean video) {
        asked.add("answer " + (video ? "video" : "audio"));
    }

    @Override
    public void reject() {
        asked.add("reject");
    }

    @Override
    public void hangUp() {
        asked.add("hangUp");
    }

    @Override
    public void setMuted(boolean muted) {
        asked.add(muted ? "mute" : "unmute");
        local(muted, call().local().camera(), call().local().trouble());
    }

    @Override
    public void setCamera(boolean on) {
        asked.add(on ? "camera on" : "camera off");
        local(call().local().muted(), on, call().local().trouble());
    }

    @Override
    public void switchCamera() {
        asked.add("switchCamera");
    }

    @Override
    public void retryDevices() {
        asked.add("retryDevices");
    }

    @Override
    public void dismiss() {
        asked.add("dismiss");
        idle();
    }

    @Override
    public void observe(Consumer<CallSnapshot> observer) {
        observers.add(observer);
        observer.accept(now);
    }

    private Call call() {
        if (now.state() instanceof CallState.Present present) return present.call();
        throw new IllegalStateException("the test has begun no call");
    }

    private void change(Call call) {
        state(
                switch (now.state()) {
                    case CallState.Live live -> live.with(call);
                    case CallState.Ended(var _, var reason, var duration, var unsaid) ->
                        new CallState.Ended(call, reason, duration, unsaid);
                    case CallState.Idle idle -> idle;
                });
    }

    private void state(CallState state) {
        tell(new CallSnapshot(state, now.stats(), now.remoteFrames(), now.localFrames()));
    }

    private void tell(CallSnapshot next) {
        now = next;
        List.copyOf(observers).forEach(observer -> observer.accept(next));
    }

    private static Call begun(User peer, CallType type, Call.Role role, @Nullable CallId id) {
        var video = type == CallType.VIDEO;
        return new Call(
                new CallKey("call-1"),
                id,
                peer,
                CHAT,
                type,
                role,
                new LocalMedia(false, video, true, video, null),
                new RemoteMedia(true, video, false),
                new Negotiation(id, id != null, null, null, false, false, false, List.of(), List.of()),
                false,
                null,
                true);
    }

    private static Call with(Call call, LocalMedia local, RemoteMedia remote, boolean signalling) {
        return new Call(
                call.key(),
                call.callId(),
                call.peer(),
                call.chatId(),
                call.type(),
                call.role(),
                local,
                remote,
                call.negotiation(),
                call.connected(),
                call.noWayOut(),
                signalling);
    }
}
