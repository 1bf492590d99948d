package app.parley.client.ui.scenes;

import app.parley.call.Call;
import app.parley.call.CallFailure;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.call.EndReason;
import app.parley.call.Hold;
import app.parley.call.LocalMedia;
import app.parley.call.RemoteMedia;
import app.parley.call.ShareSource;
import app.parley.call.Sharing;
import app.parley.call.Upgrade;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import app.parley.client.media.StillPicture;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Calls that only seem to be: brought into any state by hand, for the pictures of the demo and, with a memory of
/// what a view has asked for, for tests. What a view asks for changes nothing here. On one thread, on which the
/// observers are called too.
public class StagedCalls implements CallControl {
    public static final ChatId CHAT = new ChatId("chat-1");

    private static final CallKey SECOND = new CallKey("call-2");

    private final List<Consumer<CallSnapshot>> observers = new ArrayList<>();
    protected CallSnapshot now = CallSnapshot.NONE;

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
        state(new CallState.Ringing(begun(peer, type, Call.Role.CALLEE, new CallId("call-1")), CallState.Alert.RING));
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
        change(call.with(new LocalMedia(
                muted, camera, true, camera, trouble, call.local().sharing())));
    }

    /// What the other side says it gives.
    public void remote(boolean audio, boolean video) {
        change(call().with(new RemoteMedia(audio, video, false)));
    }

    public void signalling(boolean present) {
        change(call().withSignalling(present));
    }

    /// Whether the other side reaches the server.
    public void peerSignalling(boolean present) {
        change(call().withPeerSignalling(present));
    }

    /// Who holds the call.
    public void held(boolean mine, boolean theirs) {
        change(call().with(new Hold(mine, theirs)));
    }

    public void upgrade(Upgrade upgrade) {
        change(call().with(upgrade));
    }

    /// This side shows the whole screen, or nothing of it.
    public void sharing(boolean on) {
        var sharing = on ? new Sharing(new ShareSource.Desktop(), ShareSource.Content.TEXT, true) : null;
        change(call().with(call().local().withSharing(sharing)));
    }

    /// They show their screen.
    public void peerSharing(boolean on) {
        change(call().with(new RemoteMedia(true, on, on)));
    }

    /// Somebody calls while the call is on.
    public void waiting(User caller, CallType type) {
        var call = Call.begun(SECOND, new CallId("call-2"), caller, CHAT, type, Call.Role.CALLEE);
        beside(new CallState.Ringing(call, CallState.Alert.WAITING));
    }

    /// A second call is on hold.
    public void heldBeside(User peer, CallType type, Instant startedAt) {
        var call = Call.begun(SECOND, new CallId("call-2"), peer, CHAT, type, Call.Role.CALLEE);
        beside(new CallState.Active(call.with(new Hold(true, false)), startedAt));
    }

    /// The second call is over.
    public void endedBeside(EndReason reason) {
        if (now.beside() instanceof CallState.Present present)
            beside(new CallState.Ended(present.call(), reason, Duration.ZERO, null));
    }

    /// The user has called somebody else.
    public void wish(User peer, CallType type) {
        var wish = new CallSnapshot.Wish(peer, CHAT, type);
        tell(new CallSnapshot(now.state(), now.beside(), wish, now.stats(), now.remoteFrames(), now.localFrames()));
    }

    protected void beside(CallState state) {
        tell(new CallSnapshot(now.state(), state, now.wish(), now.stats(), now.remoteFrames(), now.localFrames()));
    }

    public void frames(FrameSource remote, FrameSource local) {
        tell(new CallSnapshot(now.state(), now.beside(), now.wish(), now.stats(), remote, local));
    }

    public void stats(double rttMs, double lossPercent) {
        tell(new CallStats(rttMs, 4.0, lossPercent, 1200.0, 1280, 720, 30, "host/host"));
    }

    /// Nothing but zeros comes from one's own microphone, for as many seconds as it takes to be told.
    public void silence() {
        for (var second = 0; second < 10; second++) {
            tell(new CallStats(40.0, 4.0, 0.0, 48.0, 0, 0, 0, "host/host", Double.NEGATIVE_INFINITY));
        }
    }

    private void tell(CallStats stats) {
        tell(new CallSnapshot(now.state(), now.beside(), now.wish(), stats, now.remoteFrames(), now.localFrames()));
    }

    // ---- what a view asks for

    @Override
    public void call(User peer, ChatId chatId, CallType type) {}

    @Override
    public void answer(boolean video) {}

    @Override
    public void reject() {}

    @Override
    public void hangUp() {}

    @Override
    public void setMuted(boolean muted) {}

    @Override
    public void setCamera(boolean on) {}

    @Override
    public void switchCamera() {}

    @Override
    public void retryDevices() {}

    @Override
    public void dismiss() {}

    @Override
    public void endAndCall(User peer, ChatId chatId, CallType type) {}

    @Override
    public void forgetWish() {}

    @Override
    public void answerBeside(First first, boolean video) {}

    @Override
    public void endBeside() {}

    @Override
    public void hold(boolean on) {}

    @Override
    public void swap() {}

    @Override
    public void dismissBeside() {}

    @Override
    public void askForVideo() {}

    @Override
    public void answerForVideo(boolean consent, boolean camera) {}

    @Override
    public void dropVideo() {}

    @Override
    public void showPeer(int width, int height) {}

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        answer.accept(List.of(
                new ShareSource.Desktop(),
                new ShareSource.Window(1, "Notes of the last time"),
                new ShareSource.Window(2, "جدول الأعمال"),
                new ShareSource.Window(3, "A document whose name is far too long for a tile of this size")));
    }

    @Override
    public void preview(ShareSource source, Consumer<Optional<StillPicture>> answer) {
        answer.accept(
                source.equals(new ShareSource.Window(2, "جدول الأعمال"))
                        ? Optional.empty()
                        : Optional.of(DrawnPaper.PICTURE));
    }

    @Override
    public void share(ShareSource source, ShareSource.Content content) {}

    @Override
    public void stopSharing() {}

    @Override
    public void sendTones(String keys) {}

    @Override
    public void observe(Consumer<CallSnapshot> observer) {
        observers.add(observer);
        observer.accept(now);
    }

    /// Of the call on the screen.
    protected Call call() {
        if (now.state() instanceof CallState.Present present) return present.call();
        throw new IllegalStateException("no call is begun");
    }

    protected void change(Call call) {
        state(
                switch (now.state()) {
                    case CallState.Live live -> live.with(call);
                    case CallState.Ended(var _, var reason, var duration, var unsaid) ->
                        new CallState.Ended(call, reason, duration, unsaid);
                    case CallState.Idle idle -> idle;
                });
    }

    private void state(CallState state) {
        tell(new CallSnapshot(state, now.beside(), now.wish(), now.stats(), now.remoteFrames(), now.localFrames()));
    }

    protected void tell(CallSnapshot next) {
        now = next;
        List.copyOf(observers).forEach(observer -> observer.accept(next));
    }

    private static Call begun(User peer, CallType type, Call.Role role, @Nullable CallId id) {
        var video = type == CallType.VIDEO;
        return Call.begun(new CallKey("call-1"), id, peer, CHAT, type, role)
                .with(new LocalMedia(false, video, true, video, null));
    }
}
