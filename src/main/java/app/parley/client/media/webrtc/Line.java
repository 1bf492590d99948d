package app.parley.client.media.webrtc;

import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The audio or the video line of a connection: one sender, one receiver. Runs on parley-media.
final class Line {
    /// How long a telephone's key sounds, and the silence after it, ms: the W3C's defaults for `insertDTMF`.
    private static final int TONE_MS = 100;

    private static final int GAP_MS = 70;

    private final String kind;
    private final String stream;
    private MediaStreamTrack track;
    private @Nullable RTCRtpTransceiver transceiver;
    private @Nullable RTCRtpSender sender;
    private @Nullable MediaStreamTrack remote;
    private String remoteId = "";
    private boolean active;

    /// @param stream its own for each line: in one stream libwebrtc holds sound back until late pictures have come
    ///        (measured: 600 ms of buffered sound against 61–91)
    /// @param track one's own
    Line(String kind, String stream, MediaStreamTrack track) {
        this.kind = kind;
        this.stream = stream;
        this.track = track;
    }

    String kind() {
        return kind;
    }

    List<String> streams() {
        return List.of(stream);
    }

    MediaStreamTrack track() {
        return track;
    }

    /// Sends `other` from now on, in place of what was sent; nothing is negotiated anew.
    void replace(MediaStreamTrack other) {
        track = other;
        if (sender != null && sender.getTrack() != null) sender.replaceTrack(other);
    }

    /// Sends what the keys of a telephone send. Returns whether it can.
    boolean press(String keys) {
        if (sender == null) return false;
        var tones = sender.getDtmfSender();
        return tones != null && tones.canInsertDtmf() && tones.insertDtmf(keys, TONE_MS, GAP_MS);
    }

    boolean isBound() {
        return sender != null;
    }

    /// This line is carried by `transceiver`. Objects of the library are made anew each time they are asked for, so
    /// the newest counts.
    void bind(RTCRtpTransceiver transceiver) {
        this.transceiver = transceiver;
        sender = transceiver.getSender();
    }

    /// The other side's track, if it is another one than the last time this was asked.
    @Nullable
    MediaStreamTrack newRemoteTrack() {
        if (transceiver == null) return null;
        var now = transceiver.getReceiver().getTrack();
        if (now == null || now.getId().equals(remoteId)) return null;
        remoteId = now.getId();
        remote = now;
        return now;
    }

    @Nullable
    MediaStreamTrack remoteTrack() {
        return remote;
    }

    /// Before an answer: this side wants to send too, some time.
    void wantBothWays() {
        if (transceiver == null || sender == null) return;
        if (transceiver.getDirection() != RTCRtpTransceiverDirection.SEND_RECV) {
            transceiver.setDirection(RTCRtpTransceiverDirection.SEND_RECV);
            sender.setStreams(streams());
        }
    }

    /// Puts one's own track into the sender if it is not there.
    void attach() {
        if (sender != null && sender.getTrack() == null) sender.replaceTrack(track);
    }

    /// The sender that holds one's own track, which must be taken out before it can be disposed of.
    @Nullable
    RTCRtpSender holder() {
        return sender != null && sender.getTrack() != null ? sender : null;
    }

    boolean isActive() {
        return active;
    }

    /// Sends from now on, or not. Before there is a description the library may know no encodings to switch;
    /// hence it is said again after each.
    ///
    /// @param leastBitrate what the estimate of the way's capacity may not go below, bit/s; 0 for no such floor
    /// @param scale by how much the picture is made smaller, 1 for not at all
    void activate(boolean on, int leastBitrate, double scale) {
        active = on;
        if (sender == null) return;
        var floor = leastBitrate == 0 ? null : (Integer) leastBitrate;
        var smaller = scale == 1 ? null : (Double) scale;
        var parameters = sender.getParameters();
        var changed = false;
        for (var encoding : parameters.encodings) {
            changed |= !Boolean.valueOf(on).equals(encoding.active)
                    || !Objects.equals(floor, encoding.minBitrate)
                    || scale != scaleOf(encoding);
            encoding.active = on;
            encoding.minBitrate = floor;
            encoding.scaleResolutionDownBy = smaller;
        }
        if (changed) sender.setParameters(parameters);
    }

    private static double scaleOf(RTCRtpEncodingParameters encoding) {
        return encoding.scaleResolutionDownBy == null ? 1 : encoding.scaleResolutionDownBy;
    }
}
