package app.parley.client.media.webrtc;

import app.parley.call.Hold;
import app.parley.call.PictureSize;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.LatestFrame;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSetup;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.SessionDescription;
import dev.onvoid.webrtc.RTCSdpType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All of one call's media: its sources, its lines, its connection, and what the user wants of them. Runs on
/// parley-media, one operation after another.
///
/// What is sent is not decided at one place of a sequence but computed anew whenever something changes
/// ([#settle]): sound goes out when sending was allowed, the connection stands, the microphone is open and
/// nobody holds the call, in whatever order that came about; pictures likewise. Until then the senders'
/// encodings are inactive, the only way found to send nothing: an empty sender opens the microphone, a disabled
/// track sends black and silence.
final class CallMedia implements PeerLink.Events {
    private static final Logger log = LoggerFactory.getLogger(CallMedia.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final NativeCore core;
    private final MediaListener listener;
    private final LocalSources sources;
    private final OwnSound ownSound;
    private final Line sound;
    private final OwnPicture own;
    private final Line picture;
    private final OwnDevices devices;
    private final RemoteSound remoteSound;
    private final PeerLink link;
    private final Candidates candidates;
    private final RelaySearch relays;
    private final StatsReader stats = new StatsReader();
    private final FullAtOnce fullAtOnce = new FullAtOnce();
    private final Consumer<DevicesNow> devicesChanged;
    private boolean looking;
    private boolean connected;
    private boolean sending;
    private boolean deaf;
    private Hold hold = Hold.NONE;
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
        ownSound = new OwnSound(core, sources);
        sound = ownSound.line();
        own = new OwnPicture(core, sources, localFrames);
        picture = own.line();
        devices = new OwnDevices(core.loop(), sources, listener);
        remoteSound = new RemoteSound(() -> core.loop().post(this::heard));
        var ear = sources.listener();
        if (ear != null) remoteSound.source(ear);
        var remotePicture = new PictureSink(remoteFrames, () -> core.loop().post(this::seen));
        relays = new RelaySearch(setup.relayOnly());
        link = new PeerLink(core, setup, sound, picture, remoteSound, remotePicture, relays::serverFailed, this);
        candidates = new Candidates(this::announce, link::addCandidate);
        core.playing(true);
        devicesChanged = now -> devices.changed(now, this::settle);
        core.devices().watch(devicesChanged);
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
        devices.open(video);
        settle();
    }

    void startSending() {
        sending = true;
        settle();
    }

    void setMuted(boolean muted) {
        ownSound.mute(muted);
        settle();
    }

    void setCamera(boolean on) {
        devices.setCamera(on, this::settle);
    }

    void switchCamera() {
        devices.switchCamera(this::settle);
    }

    /// At once: what is not to go out or to be heard, and the camera, which another call may want.
    void setHold(boolean mine, boolean theirs) {
        hold = new Hold(mine, theirs);
        remoteSound.hold(mine);
        link.play(!mine);
        if (mine) own.pause();
        devices.setHeld(mine, this::settle);
    }

    /// What the hold had closed opens again, if the call is not held any more.
    void reopen() {
        if (hold.mine() || deaf) return;
        if (own.isPaused() && !devices.tried(own.resume())) listener.sharing(false);
        devices.reopen();
        settle();
    }

    void setShownSize(PictureSize size) {
        own.shown(size);
        settle();
    }

    void startShare(ShareSource source, ShareSource.Content content) {
        var open = !hold.mine() && devices.tried(own.share(source, content));
        settle();
        if (!deaf) listener.sharing(open);
    }

    void stopShare() {
        own.stopSharing();
        settle();
    }

    void sendTones(String keys) {
        if (!sound.press(keys)) log.info("telephone keys cannot be sent now");
    }

    void tap(@Nullable AudioTap tap) {
        remoteSound.tap(tap);
        link.hear(remoteSound.isWanted());
    }

    void renewSound() {
        ownSound.renew();
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
        devices.deafen();
    }

    /// In the only order that the library survives: nothing flows, nobody looks, connection, tracks, sources. A
    /// step that fails must not keep the camera open, which another closes.
    void close() {
        deafen();
        core.devices().leave(devicesChanged);
        core.playing(false);
        Guard.run("closing what is open", sources::close);
        Guard.run("closing one's own picture", own::close);
        Guard.run("closing the connection", () -> sources.changeSenders(link::close));
        Guard.run("letting the sound go", ownSound::dispose);
        Guard.run("letting the picture go", own::dispose);
        Guard.run("letting the sources go", sources::dispose);
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

    /// Makes the senders agree with what is wanted and what there is.
    private void settle() {
        var live = sending && connected && !hold.any();
        var visible = live && (devices.camera() || own.isSharing());
        leastBitrate = fullAtOnce.leastBitrate(visible, System.nanoTime());
        var audible = ownSound.settle(live && devices.microphone());
        sources.changeSenders(() -> own.settle(visible, leastBitrate));
        sources.soundWanted(audible);
    }

    private void announce(SessionDescription description) {
        if (!deaf) listener.localDescription(description);
        candidates.announced();
    }

    private void announce(@Nullable IceCandidate candidate) {
        if (!deaf) listener.localCandidate(candidate);
    }

    /// Looks at the call's figures once a second, until the end. Sending begins with the first look: the
    /// library tells of a connection before its worker knows, and a sender activated by then starts at some
    /// time later, when [NativeCore#changeSenders] is over and sound flows. A report passes through the worker.
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
            if (begins || own.needsChange() || fullAtOnce.leastBitrate(picture.isActive(), now) != leastBitrate) {
                settle();
            }
            devices.watch(
                    StatsReader.taken(report), sound.isActive(), picture.isActive() && !own.isSharing(), this::settle);
            core.loop().postAfter(LOOK, this::look);
        });
    }
}
