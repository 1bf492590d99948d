package app.parley.client.history;

import app.parley.protocol.CallRecord;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// A call that one had, as oneself sees it.
///
/// @param peer the other side, under the name last known; null when this device was never told it
/// @param outgoing whether one called oneself
public record PastCall(CallRecord record, @Nullable User peer, boolean outgoing) {
    static PastCall of(CallRecord record, UserId self, @Nullable User peer) {
        return new PastCall(record, peer, record.callerId().equals(self));
    }

    /// The other side of a call.
    static UserId peerOf(CallRecord record, UserId self) {
        return record.callerId().equals(self) ? record.calleeId() : record.callerId();
    }

    /// Somebody called, and one did not take it.
    public boolean missed() {
        return !outgoing && record.outcome().isMissed();
    }
}
