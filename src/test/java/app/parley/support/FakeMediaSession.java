package app.parley.support;

import app.parley.call.CallEffect;
import app.parley.call.CallFailure;
import app.parley.call.Hold;
import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.CallStats;
import app.parley.client.media.FrameSource;
import app.parley.client.media.LatestFrame;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A session of [FakeMediaEngine]. It writes down what was asked of it, in the words of [CallEffect], and lets the
/// test be the native library: [#connection], [#fail], [#see], [#hear], [#report].
public final class FakeMediaSession implements MediaSession {
    /// The other side of a call is found by the session id in its description, in whatever engine it is.
    private static final Map<String, FakeMediaSession> reachable = new ConcurrentHashMap<>();

    private static final AtomicInteger ids = new AtomicInteger();

    private final FakeMediaEngine engine;
    private final MediaSetup setup;
    private final MediaListener listener;
    private final Executor executor;
    private final String id = Integer.toString(ids.incrementAndGet());
    private final List<CallEffect.Media> asked = new CopyOnWriteArrayList<>();
    private final LatestFrame remoteFrames = new LatestFrame();
    private final LatestFrame localFrames = new LatestFrame();
    private volatile @Nullable AudioTap tap;
    private volatile @Nullable FakeMediaSession peer;
    private volatile boolean offering;
    private volatile boolean microphone;
    private volatile boolean cameraOpen;
    private volatile boolean camera = true;
    private volatile boolean muted;
    private volatile boolean sending;
    private volatile boolean sharing;
    private volatile Hold hold = Hold.NONE;
    private volatile boolean connected;
    private volatile boolean heard;
    private volatile boolean seen;
    private volatile boolean closed;
    private final AtomicInteger version = new AtomicInteger();

    FakeMediaSession(FakeMediaEngine engine, MediaSetup setup, MediaListener listener, Executor executor) {
        this.engine = engine;
        this.setup = setup;
        this.listener = listener;
        this.executor = executor;
        reachable.put(id, this);
    }

    // ---- the port

    @Override
    public void createOffer(boolean iceRestart) {
        ask(new CallEffect.CreateOffer(iceRestart), () -> {
            offering = true;
            describe(SessionDescription.Type.OFFER);
        });
    }

    @Override
    public void applyOffer(SessionDescription offer) {
        ask(new CallEffect.ApplyOffer(offer), () -> {
            offering = false;
            peer = reachable.get(sessionOf(offer));
            describe(SessionDescription.Type.ANSWER);
            if (peer != null && !connected) listener.connection(Connection.CONNECTING);
        });
    }

    @Override
    public void applyAnswer(SessionDescription answer) {
        ask(new CallEffect.ApplyAnswer(answer), () -> {
            if (!offering) return;
            offering = false;
            var other = reachable.get(sessionOf(answer));
            peer = other;
            if (other == null) return;
            if (!connected) listener.connection(Connection.CONNECTING);
            if (!engine.isReachable() || !other.engine.isReachable()) return;
            connection(Connection.CONNECTED);
            other.connection(Connection.CONNECTED);
        });
    }

    @Override
    public void addCandidate(@Nullable IceCandidate candidate) {
        ask(new CallEffect.AddCandidate(candidate), () -> {});
    }

    @Override
    public void openDevices(boolean video) {
        ask(new CallEffect.OpenDevices(video), () -> {
            microphone = tried(engine.microphoneTrouble());
            if (video) openCamera();
            listener.devicesOpen(microphone, cameraOpen);
            flow();
        });
    }

    @Override
    public void startSending() {
        ask(new CallEffect.StartSending(), () -> {
            sending = true;
            flow();
        });
    }

    @Override
    public void setMuted(boolean muted) {
        ask(new CallEffect.SetMuted(muted), () -> {
            this.muted = muted;
            flow();
        });
    }

    @Override
    public void setCamera(boolean on) {
        ask(new CallEffect.SetCamera(on), () -> {
            camera = on;
            if (on) openCamera();
            else cameraOpen = false;
            listener.devicesOpen(microphone, cameraOpen);
            flow();
        });
    }

    @Override
    public void switchCamera() {
        ask(new CallEffect.SwitchCamera(), () -> {});
    }

    @Override
    public void setHold(boolean mine, boolean theirs) {
        ask(new CallEffect.SetHold(mine, theirs), () -> {
            hold = new Hold(mine, theirs);
            flow();
        });
    }

    @Override
    public void setShownSize(PictureSize size) {
        ask(new CallEffect.SetShownSize(size), () -> {});
    }

    @Override
    public void startShare(ShareSource source, ShareSource.Content content) {
        ask(new CallEffect.StartShare(source, content), () -> {
            sharing = tried(engine.screenTrouble());
            listener.sharing(sharing);
            flow();
        });
    }

    @Override
    public void stopShare() {
        ask(new CallEffect.StopShare(), () -> sharing = false);
    }

    @Override
    public void sendTones(String keys) {
        ask(new CallEffect.SendTones(keys), () -> {});
    }

    @Override
    public FrameSource remoteFrames() {
        return remoteFrames;
    }

    @Override
    public FrameSource localFrames() {
        return localFrames;
    }

    @Override
    public void tapRemoteAudio(@Nullable AudioTap tap) {
        this.tap = tap;
        flow();
    }

    @Override
    public void close() {
        ask(new CallEffect.CloseMedia(), () -> {
            closed = true;
            reachable.remove(id);
            remoteFrames.close();
            localFrames.close();
        });
    }

    // ---- for the test

    /// What was asked of this session, oldest first.
    public List<CallEffect.Media> asked() {
        return List.copyOf(asked);
    }

    public MediaSetup setup() {
        return setup;
    }

    /// Whoever listens to this session, to be told what the script wants.
    public MediaListener listener() {
        return listener;
    }

    public boolean isSending() {
        return sending;
    }

    public Hold hold() {
        return hold;
    }

    public boolean isMuted() {
        return muted;
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean isCameraOpen() {
        return cameraOpen;
    }

    public boolean isMicrophoneOpen() {
        return microphone;
    }

    /// The way to the other side is now like this.
    public void connection(Connection connection) {
        connected = connection == Connection.CONNECTED;
        listener.connection(connection);
        flow();
    }

    /// This side finds a candidate.
    public void gather(@Nullable IceCandidate candidate) {
        listener.localCandidate(candidate);
    }

    /// A device stops working.
    public void fail(CallFailure.Device failure) {
        switch (failure) {
            case CallFailure.Camera gone -> cameraOpen = false;
            case CallFailure.Microphone gone -> microphone = false;
            case CallFailure.NoSoundSystem gone -> microphone = false;
            case CallFailure.Screen gone -> sharing = false;
        }
        listener.deviceFailed(failure);
    }

    /// A picture of the other side arrives.
    public void see(FakeFrame frame) {
        remoteFrames.offer(frame);
        if (!seen) listener.firstRemoteVideo();
        seen = true;
    }

    /// Sound of the other side arrives, 48 kHz mono.
    public void hear(short[] samples) {
        var ear = tap;
        if (ear != null) ear.heard(samples, 48_000, 1);
        if (!heard) listener.firstRemoteAudio();
        heard = true;
    }

    /// A look at the call's figures.
    public void report(CallStats stats) {
        listener.stats(stats);
    }

    private void ask(CallEffect.Media what, Runnable work) {
        if (closed) return;
        asked.add(what);
        executor.execute(() -> {
            if (!closed) work.run();
        });
    }

    private void describe(SessionDescription.Type type) {
        var sdp = "v=0\r\no=- " + id + " " + version.incrementAndGet() + " IN IP4 127.0.0.1\r\ns=fake\r\nt=0 0\r\n";
        listener.localDescription(new SessionDescription(type, sdp));
    }

    private void openCamera() {
        cameraOpen = tried(engine.cameraTrouble());
        if (cameraOpen) localFrames.offer(FakeFrame.of(1280, 720));
    }

    private boolean tried(CallFailure.@Nullable Device trouble) {
        if (trouble != null) listener.deviceFailed(trouble);
        return trouble == null;
    }

    /// Lets each side hear and see what the other sends.
    private void flow() {
        var other = peer;
        if (other == null || !connected || !other.connected) return;
        other.receiveFrom(this);
        receiveFrom(other);
    }

    private void receiveFrom(FakeMediaSession other) {
        if (!other.sending || other.hold.any() || hold.mine() || closed) return;
        if (other.microphone && !other.muted) {
            var tenMilliseconds = new short[480];
            Arrays.fill(tenMilliseconds, (short) 1000);
            hear(tenMilliseconds);
        }
        if (other.sharing || (other.cameraOpen && other.camera)) see(FakeFrame.of(1280, 720));
    }

    private static String sessionOf(SessionDescription description) {
        return description
                .sdp()
                .lines()
                .filter(line -> line.startsWith("o="))
                .map(line -> line.split(" ", 3)[1])
                .findFirst()
                .orElse("");
    }
}
