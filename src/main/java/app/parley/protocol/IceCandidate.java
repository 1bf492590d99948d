package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// One way to reach a peer, as WebRTC's `RTCIceCandidateInit` has it. An empty `candidate` ends one generation of
/// them.
public record IceCandidate(
        String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {

    /// Leaves the candidate out: it is an address and must not reach a log.
    @Override
    public String toString() {
        return "IceCandidate[mid " + sdpMid + "]";
    }
}
