package app.parley.client.media.webrtc;

import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.FrameSource;
import app.parley.client.media.LatestFrame;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The media of one call on webrtc-java: the door to [CallMedia]. Its methods are safe on every thread; each
/// puts one operation into a queue on parley-media.
final class WebRtcSession implements MediaSession {
    private static final Logger log = LoggerFactory.getLogger(WebRtcSession.class);

    private final NativeCore core;
    private final MediaListener listener;
    private final Consumer<WebRtcSession> gone;
    private final OperationQueue queue;
    private final LatestFrame remoteFrames = new LatestFrame();
    private final LatestFrame localFrames = new LatestFrame();
    private @Nullable CallMedia media;
    private volatile boolean closed;

    /// @param sources makes the sources, on parley-media
    /// @param gone told on parley-media when nothing is left of this session
    WebRtcSession(
            NativeCore core,
            MediaSetup setup,
            MediaListener listener,
            Function<NativeCore, LocalSources> sources,
            Consumer<WebRtcSession> gone) {
        this.core = core;
        this.listener = listener;
        this.gone = gone;
        queue = new OperationQueue(core.loop(), this::failed);
        now("open", () -> media = new CallMedia(core, setup, sources.apply(core), listener, remoteFrames, localFrames));
    }

    @Override
    public void createOffer(boolean iceRestart) {
        then("offer", open -> open.createOffer(iceRestart));
    }

    @Override
    public void applyOffer(SessionDescription offer) {
        then("answer", open -> open.applyOffer(offer));
    }

    @Override
    public void applyAnswer(SessionDescription answer) {
        then("their answer", open -> open.applyAnswer(answer));
    }

    @Override
    public void addCandidate(@Nullable IceCandidate candidate) {
        // The library does not want to know the end of candidates; an empty one is the end of one generation.
        if (candidate == null || candidate.candidate().isEmpty()) return;
        with("candidate", open -> open.addCandidate(candidate));
    }

    @Override
    public void openDevices(boolean video) {
        whenIdle("devices", open -> open.openDevices(video));
    }

    @Override
    public void startSending() {
        with("start sending", CallMedia::startSending);
    }

    @Override
    public void setMuted(boolean muted) {
        with("mute", open -> open.setMuted(muted));
    }

    @Override
    public void setCamera(boolean on) {
        whenIdle("camera", open -> open.setCamera(on));
    }

    @Override
    public void switchCamera() {
        whenIdle("next camera", CallMedia::switchCamera);
    }

    @Override
    public void setHold(boolean mine, boolean theirs) {
        with("hold", open -> open.setHold(mine, theirs));
        if (!mine) whenIdle("devices after a hold", CallMedia::reopen);
    }

    @Override
    public void setShownSize(PictureSize size) {
        with("shown size", open -> open.setShownSize(size));
    }

    @Override
    public void startShare(ShareSource source, ShareSource.Content content) {
        with("share", open -> open.startShare(source, content));
    }

    @Override
    public void stopShare() {
        with("stop sharing", CallMedia::stopShare);
    }

    @Override
    public void sendTones(String keys) {
        with("tones", open -> open.sendTones(keys));
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
        with("tap", open -> open.tap(tap));
    }

    /// The microphone's sound is treated in another way from now on.
    void renewSound() {
        with("sound treated anew", CallMedia::renewSound);
    }

    /// For tests: how many RTP packets have gone out; told on parley-media.
    void packetsSent(LongConsumer answer) {
        with("packets sent", open -> open.packetsSent(answer));
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        core.loop().post(() -> {
            if (media != null) media.deafen();
            queue.end(this::release);
        });
    }

    private void release() {
        try {
            if (media != null) media.close();
        } catch (Throwable e) {
            log.error("a call's media were not let go", e);
        } finally {
            media = null;
            remoteFrames.close();
            localFrames.close();
            gone.accept(this);
        }
    }

    /// An operation without a connection to work on.
    private void now(String name, Runnable work) {
        add(name, () -> {
            work.run();
            return CompletableFuture.completedStage(null);
        });
    }

    /// One that is done when it returns.
    private void with(String name, Consumer<CallMedia> work) {
        now(name, () -> {
            if (media != null) work.accept(media);
        });
    }

    /// One that goes on for a while.
    private void then(String name, Function<CallMedia, CompletionStage<?>> work) {
        add(name, () -> media == null ? CompletableFuture.completedStage(null) : work.apply(media));
    }

    /// One that keeps parley-media busy for long, such as opening a device: what is there to negotiate goes first.
    private void whenIdle(String name, Consumer<CallMedia> work) {
        if (closed) return;
        core.loop()
                .post(() -> queue.addWhenIdle(name, () -> {
                    if (media != null) work.accept(media);
                }));
    }

    private void add(String name, Supplier<CompletionStage<?>> work) {
        if (closed) return;
        core.loop().post(() -> queue.add(name, work));
    }

    private void failed(String operation, Throwable cause) {
        log.warn("media: {} failed", operation, cause);
        if (media == null) listener.broken(operation + " failed");
        else media.failed(operation);
    }
}
