package app.parley.client.media.webrtc;

import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSetup;
import app.parley.loop.Loop;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.IceServers.IceServer;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One native peer connection with its audio and its video line. Runs on parley-media; what the library calls
/// back on its own threads arrives there too.
final class PeerLink {
    private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

    private final Loop<Runnable> loop;
    private final String library;
    private final RTCPeerConnection connection;
    private final Line sound;
    private final Line picture;
    private final AudioTrackSink remoteSound;
    private final VideoTrackSink remotePicture;
    private boolean hearing;
    private boolean playing = true;
    private boolean rolesAgreed;

    /// What the connection tells by itself, on parley-media.
    interface Events {
        void gathered(@Nullable IceCandidate candidate);

        void changed(Connection connection);
    }

    /// @param serverFailed told, on parley-media, of a STUN or TURN server that was of no use: its STUN error,
    ///     or the library's own, such as 701 for no answer
    PeerLink(
            NativeCore core,
            MediaSetup setup,
            Line sound,
            Line picture,
            AudioTrackSink remoteSound,
            VideoTrackSink remotePicture,
            IntConsumer serverFailed,
            Events events) {
        this.loop = core.loop();
        this.library = core.facts().library();
        this.sound = sound;
        this.picture = picture;
        this.remoteSound = remoteSound;
        this.remotePicture = remotePicture;
        this.connection =
                core.factory().createPeerConnection(configuration(setup), observer(loop, serverFailed, events));
    }

    /// The caller's beginning: both lines, with one's own tracks in them. Does nothing when there are lines
    /// already.
    void addLines() {
        for (var line : List.of(sound, picture)) {
            if (line.isBound()) continue;
            connection.addTrack(line.track(), line.streams());
        }
        bindLines();
    }

    CompletableFuture<RTCSessionDescription> createOffer(boolean iceRestart) {
        var options = new RTCOfferOptions();
        options.iceRestart = iceRestart;
        var future = new CompletableFuture<RTCSessionDescription>();
        connection.createOffer(options, Descriptions.created(loop, future, "no offer could be made"));
        return future;
    }

    /// The first answer leaves the beginning of DTLS to the caller. Each of a callee's ringing devices answers the
    /// same offer, libwebrtc lets all of them speak to the peer connection that made it, and the handshake of one
    /// that the caller has not agreed with would spoil it.
    CompletableFuture<RTCSessionDescription> createAnswer() {
        var future = new CompletableFuture<RTCSessionDescription>();
        connection.createAnswer(new RTCAnswerOptions(), Descriptions.created(loop, future, "no answer could be made"));
        if (rolesAgreed) return future;
        rolesAgreed = true;
        return future.thenApply(PeerLink::passive);
    }

    /// RFC 5763, section 5: who is passive waits for the other side's first message.
    private static RTCSessionDescription passive(RTCSessionDescription answer) {
        return new RTCSessionDescription(answer.sdpType, answer.sdp.replace("a=setup:active", "a=setup:passive"));
    }

    CompletableFuture<Void> setLocal(RTCSessionDescription description) {
        var future = new CompletableFuture<Void>();
        connection.setLocalDescription(
                description, Descriptions.applied(loop, future, "one's own description was refused"));
        return future;
    }

    CompletableFuture<Void> setRemote(RTCSdpType type, String sdp) {
        var future = new CompletableFuture<Void>();
        var refused = "the other side's description was refused";
        rolesAgreed |= type == RTCSdpType.ANSWER;
        try {
            connection.setRemoteDescription(
                    new RTCSessionDescription(type, sdp), Descriptions.applied(loop, future, refused));
        } catch (Throwable quotesTheDescription) {
            return CompletableFuture.failedFuture(new IllegalStateException(refused));
        }
        return future.thenRun(this::bindLines);
    }

    CompletableFuture<Void> rollBack() {
        return setLocal(new RTCSessionDescription(RTCSdpType.ROLLBACK, ""));
    }

    /// Whether an offer of this side waits for its answer.
    boolean isOffering() {
        return connection.getSignalingState() == RTCSignalingState.HAVE_LOCAL_OFFER;
    }

    /// A candidate that does not fit is passed over: there are others.
    void addCandidate(IceCandidate candidate) {
        try {
            var index = candidate.sdpMLineIndex();
            connection.addIceCandidate(new RTCIceCandidate(
                    candidate.sdpMid() == null ? "" : candidate.sdpMid(),
                    index == null ? 0 : index,
                    candidate.candidate()));
        } catch (Throwable quotesTheCandidate) {
            log.debug("a candidate was passed over");
        }
    }

    /// `result` gets the report on parley-media.
    void stats(Consumer<Map<String, RTCStats>> result) {
        connection.getStats(report -> Guard.run("stats", () -> {
            var stats = report.getStats();
            loop.post(() -> result.accept(stats));
        }));
    }

    /// Attaches or detaches the ear, which costs a copy of all sound, 100 times a second.
    void hear(boolean wanted) {
        if (wanted == hearing || !(sound.remoteTrack() instanceof AudioTrack track)) return;
        hearing = wanted;
        if (wanted) track.addSink(remoteSound);
        else track.removeSink(remoteSound);
    }

    /// Plays what the other side sends, or not.
    void play(boolean wanted) {
        playing = wanted;
        var track = sound.remoteTrack();
        if (track != null) track.setEnabled(wanted);
    }

    /// In the only order that the library survives: hearers and senders off, the connection closed. The tracks and
    /// then their sources are disposed of by their owner, after.
    void close() {
        if (sound.remoteTrack() instanceof AudioTrack track && hearing) track.removeSink(remoteSound);
        if (picture.remoteTrack() instanceof VideoTrack track) track.removeSink(remotePicture);
        for (var line : List.of(sound, picture)) {
            var sender = line.holder();
            if (sender != null) connection.removeTrack(sender);
        }
        ConnectionMemory.close(connection, library);
    }

    private void bindLines() {
        for (var line : List.of(sound, picture)) {
            var transceiver = transceiverFor(line.kind());
            if (transceiver == null) continue;
            line.bind(transceiver);
            var remote = line.newRemoteTrack();
            if (remote instanceof AudioTrack track) {
                track.addSink(remoteSound);
                track.setEnabled(playing);
                hearing = true;
            } else if (remote instanceof VideoTrack track) {
                track.addSink(remotePicture);
            }
        }
    }

    /// The first of its kind that is part of a description, else the first of its kind.
    private @Nullable RTCRtpTransceiver transceiverFor(String kind) {
        RTCRtpTransceiver found = null;
        for (var transceiver : connection.getTransceivers()) {
            var track = transceiver.getReceiver().getTrack();
            if (track == null || !track.getKind().equals(kind)) continue;
            String mid = transceiver.getMid();
            if (mid != null && !mid.isEmpty()) return transceiver;
            if (found == null) found = transceiver;
        }
        return found;
    }

    private static RTCConfiguration configuration(MediaSetup setup) {
        var configuration = new RTCConfiguration();
        configuration.iceServers = new ArrayList<>(
                setup.iceServers().stream().map(PeerLink::server).toList());
        configuration.iceTransportPolicy = setup.relayOnly() ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
        return configuration;
    }

    private static RTCIceServer server(IceServer server) {
        var native_ = new RTCIceServer();
        native_.urls = new ArrayList<>(server.urls());
        if (server.username() != null) native_.username = server.username();
        if (server.credential() != null) native_.password = server.credential();
        return native_;
    }

    private static PeerConnectionObserver observer(Loop<Runnable> loop, IntConsumer serverFailed, Events events) {
        return new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {
                Guard.run("candidate", () -> {
                    var ours = new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex);
                    loop.post(() -> events.gathered(ours));
                });
            }

            @Override
            public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
                Guard.run("candidate error", () -> {
                    var code = event.getErrorCode();
                    loop.post(() -> serverFailed.accept(code));
                });
            }

            @Override
            public void onIceGatheringChange(RTCIceGatheringState state) {
                if (state != RTCIceGatheringState.COMPLETE) return;
                Guard.run("gathering", () -> loop.post(() -> events.gathered(null)));
            }

            @Override
            public void onConnectionChange(RTCPeerConnectionState state) {
                Guard.run("connection", () -> {
                    var now = connection(state);
                    if (now != null) loop.post(() -> events.changed(now));
                });
            }
        };
    }

    private static @Nullable Connection connection(RTCPeerConnectionState state) {
        return switch (state) {
            case NEW -> null;
            case CONNECTING -> Connection.CONNECTING;
            case CONNECTED -> Connection.CONNECTED;
            case DISCONNECTED -> Connection.DISCONNECTED;
            case FAILED -> Connection.FAILED;
            case CLOSED -> Connection.CLOSED;
        };
    }
}
