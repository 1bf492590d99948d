package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.protocol.IceCandidate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out why a call by relays alone has no candidate to offer, so that it fails at once and says why. Runs on
/// parley-media, one a call.
final class RelaySearch {
    private static final Logger log = LoggerFactory.getLogger(RelaySearch.class);
    /// Errors of STUN servers, RFC 8489, section 14.8; the library's own, such as 701 for no answer, are above.
    private static final int FIRST_REFUSAL = 400;

    private static final int LAST_REFUSAL = 599;

    private final boolean relayOnly;
    private boolean found;
    private int refusal;

    RelaySearch(boolean relayOnly) {
        this.relayOnly = relayOnly;
    }

    /// A STUN or TURN server was of no use.
    void serverFailed(int code) {
        if (code < FIRST_REFUSAL || code > LAST_REFUSAL) {
            log.debug("a STUN or TURN server failed with {}", code);
            return;
        }
        // Each network interface and transport asks anew; one line tells it.
        if (refusal == 0) log.warn("a relay refused this client with {}", code);
        refusal = code;
    }

    /// One's own candidate, or null for their end.
    ///
    /// @return why there will be no connection, where that is certain now
    Optional<CallFailure> gathered(@Nullable IceCandidate candidate) {
        if (candidate != null) found = true;
        if (candidate != null || found || !relayOnly) return Optional.empty();
        return Optional.of(refusal == 0 ? new CallFailure.NoRelay() : new CallFailure.RelayRefused(refusal));
    }
}
