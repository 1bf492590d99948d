package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.AudioTap;
import app.parley.client.media.LatestFrame;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All of one call's media: its sources, its lines, its connection, and what the user wants of them. Runs on
/// parley-media, one operation after another.
///
/// What is sent is not decided at one place of a sequence but computed anew whenever something changes ([#settle]):
/// sound goes out when sending was allowed, the connection stands and the microphone is open, in whatever order
/// that came about; pictures likewise. Until then the senders' encodings are inactive, the only way that was
/// found to send nothing at all: an empty sender opens the microphone, a disabled track sends black and silence.
final class CallMedia implements PeerLink.Events {
    private static final Logger log = LoggerFactory.getLogger(CallMedia.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final NativeCore core;
    private final MediaListener listener;
    private final LocalSources sources;
    private final Line sound;
    private final Line picture;
    private final RemoteSound remoteSound;
    private final PictureSink preview;
    private final PeerLink link;
    private final Candidates candidates;
    private final RelaySearch relays;
    private final StatsReader stats = new StatsReader();
    private final FullAtOnce fullAtOnce = new FullAtOnce();
    private final Heartbeat soundBeat = new Heartbeat();
    private final Heartbeat pictureBeat = new Heartbeat();
    private boolean looking;
    private boolean connected;
    private boolean sending;
    private boolean microphone;
    private boolean camera;
    private boolean muted;
    private boolean deaf;
    private int leastBitrate;

    CallMedia(
            NativeCore core,
            MediaSetup setup,
            LocalSources sources,
            MediaListener listener,
            LatestFrame remoteFrames,
            LatestFrame localFrames) {
        this.core = core;
        this.listener = listener;
        this.sources = sources;
        var soundTrack = core.factory().createAudioTrack("sound", sources.sound());
        var pictureTrack = core.factory().createVideoTrack("picture", sources.picture());
        sound = new Line("audio", "sound", soundTrack);
        picture = new Line("video", "picture", pictureTrack);
        preview = new PictureSink(localFrames, () -> {});
        pictureTrack.addSink(preview);
        remoteSound = new RemoteSound(() -> core.loop().post(this::heard));
        var ear = sources.listener();
        if (ear != null) remoteSound.source(ear);
        var remotePicture = new PictureSink(remoteFrames, () -> core.loop().post(this::seen));
        relays = new RelaySearch(setup.relayOnly());
        link = new PeerLink(core, setup, sound, picture, remoteSound, remotePicture, relays::serverFailed, this);
        candidates = new Candidates(this::announce, link::addCandidate);
    }

    CompletableFuture<?> createOffer(boolean iceRestart) {
        candidates.describing();
        sources.changeSenders(() -> {
            link.addLines();
            settle();
        });
        return link.createOffer(iceRestart)
                .thenCompose(offer -> link.setLocal(offer)
                        .thenRun(() -> announce(new SessionDescription(SessionDescription.Type.OFFER, offer.sdp))));
    }

    CompletableFuture<?> applyOffer(SessionDescription offer) {
        candidates.describing();
        var free = link.isOffering() ? link.rollBack() : CompletableFuture.<Void>completedFuture(null);
        return free.thenCompose(done -> link.setRemote(RTCSdpType.OFFER, offer.sdp()))
                .thenCompose(done -> {
                    candidates.described();
                    sound.wantBothWays();
                    picture.wantBothWays();
                    return link.createAnswer();
                })
                .thenCompose(answer -> link.setLocal(answer).thenRun(() -> {
                    sources.changeSenders(() -> {
                        settle();
                        sound.attach();
                        picture.attach();
                    });
                    announce(new SessionDescription(SessionDescription.Type.ANSWER, answer.sdp));
                }));
    }

    CompletableFuture<?> applyAnswer(SessionDescription answer) {
        if (link.isOffering())
            return link.setRemote(RTCSdpType.ANSWER, answer.sdp()).thenRun(candidates::described);
        log.debug("an answer came to no offer");
        return CompletableFuture.completedFuture(null);
    }

    void addCandidate(IceCandidate candidate) {
        candidates.received(candidate);
    }

    void openDevices(boolean video) {
        microphone = tried(sources.openMicrophone());
        if (video) camera = tried(sources.openCamera());
        listener.devicesOpen(microphone, camera);
        settle();
    }

    void startSending() {
        sending = true;
        settle();
    }

    void setMuted(boolean muted) {
        this.muted = muted;
        sound.track().setEnabled(!muted);
        settle();
    }

    void setCamera(boolean on) {
        if (on) {
            camera = tried(sources.openCamera());
            settle();
        } else {
            camera = false;
            settle();
            sources.closeCamera();
        }
        listener.devicesOpen(microphone, camera);
    }

    void switchCamera() {
        if (!camera) return;
        camera = tried(sources.switchCamera());
        if (camera) return;
        settle();
        listener.devicesOpen(microphone, false);
    }

    void tap(@Nullable AudioTap tap) {
        remoteSound.tap(tap);
        link.hear(remoteSound.isWanted());
    }

    void packetsSent(LongConsumer answer) {
        link.stats(report -> answer.accept(StatsReader.packetsSent(report)));
    }

    /// A failed operation is the end before the two sides have found each other; later the call goes on as it was.
    void failed(String operation) {
        candidates.announced();
        if (!connected && !deaf) listener.broken(operation + " failed");
    }

    /// From now on the listener is told nothing more.
    void deafen() {
        deaf = true;
    }

    /// In the only order that the library survives: nothing flows, nobody looks, connection, tracks, sources.
    void close() {
        deaf = true;
        step(sources::close);
        step(() -> ((VideoTrack) picture.track()).removeSink(preview));
        step(() -> sources.changeSenders(link::close));
        step(() -> sound.track().dispose());
        step(() -> picture.track().dispose());
        step(sources::dispose);
    }

    /// One step that fails must not keep the camera open, which another closes.
    private static void step(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            log.warn("a part of a call's media was not let go", e);
        }
    }

    // ---- what the connection tells

    @Override
    public void gathered(@Nullable IceCandidate candidate) {
        if (deaf) return;
        candidates.gathered(candidate);
        relays.gathered(candidate).ifPresent(listener::noWayOut);
    }

    @Override
    public void changed(Connection now) {
        if (deaf) return;
        if (now == Connection.CONNECTED && !looking) {
            looking = true;
            look();
        }
        listener.connection(now);
    }

    private void heard() {
        if (deaf) return;
        listener.firstRemoteAudio();
        link.hear(remoteSound.isWanted());
    }

    private void seen() {
        if (!deaf) listener.firstRemoteVideo();
    }

    // ---- within

    /// Makes the senders agree with what is wanted and what there is.
    private void settle() {
        var live = sending && connected;
        // Who is muted from the start does not begin to send at all: libwebrtc fades a muted track out, and the first
        // moment of it could be heard.
        var audible = live && microphone && (!muted || sound.isActive());
        leastBitrate = fullAtOnce.leastBitrate(live && camera, System.nanoTime());
        sources.changeSenders(() -> {
            sound.activate(audible, 0);
            picture.activate(live && camera, leastBitrate);
        });
        sources.soundWanted(audible);
    }

    private void announce(SessionDescription description) {
        if (!deaf) listener.localDescription(description);
        candidates.announced();
    }

    private void announce(@Nullable IceCandidate candidate) {
        if (!deaf) listener.localCandidate(candidate);
    }

    private boolean tried(CallFailure.@Nullable Device failure) {
        if (failure != null && !deaf) listener.deviceFailed(failure);
        return failure == null;
    }

    /// Looks at the call's figures once a second, until the end. Sending begins with the first look: the library
    /// tells of a connection before its worker knows, and a sender activated by then starts at some time later,
    /// when
    /// [NativeCore#changeSenders] is over and sound flows. A report passes through the worker.
    private void look() {
        if (deaf) return;
        link.stats(report -> {
            if (deaf) return;
            var now = System.nanoTime();
            var figures = stats.read(report, now);
            listener.stats(figures);
            fullAtOnce.way(figures);
            var begins = !connected;
            connected = true;
            if (begins || fullAtOnce.leastBitrate(picture.isActive(), now) != leastBitrate) settle();
            watch(report);
            core.loop().postAfter(LOOK, this::look);
        });
    }

    /// The library does not say when a device dies; one that gives nothing for some seconds has.
    private void watch(Map<String, RTCStats> report) {
        var taken = StatsReader.taken(report);
        if (soundBeat.stopped(sound.isActive(), taken.soundSeconds())) {
            microphone = false;
            settle();
            sources.closeMicrophone();
            tried(new CallFailure.Microphone(Trouble.DIED));
            listener.devicesOpen(microphone, camera);
        }
        if (pictureBeat.stopped(picture.isActive(), taken.pictures())) {
            camera = false;
            settle();
            sources.closeCamera();
            tried(new CallFailure.Camera(Trouble.DIED));
            listener.devicesOpen(microphone, camera);
        }
    }
}
