package app.parley.protocol;

/// An offer or answer in SDP, as WebRTC's `RTCSessionDescriptionInit` has it.
public record SessionDescription(Type type, String sdp) {
    /// Which side of a negotiation it is.
    public enum Type {
        OFFER,
        ANSWER
    }

    /// Leaves the SDP out: it holds addresses and must not reach a log.
    @Override
    public String toString() {
        return "SessionDescription[" + type + ", " + sdp.length() + " characters]";
    }
}
