package app.parley.call;

import app.parley.protocol.CallId;

/// Why a call is over, as this side sees it.
public sealed interface EndReason {
    /// After both had talked.
    record HungUp(boolean byMe) implements EndReason {}

    /// The caller gave up while it rang.
    record Cancelled(boolean byMe) implements EndReason {}

    /// The callee pressed Reject.
    record Declined(boolean byMe) implements EndReason {}

    /// They are in another call.
    record Busy() implements EndReason {}

    /// They did not pick up; they will see a missed call.
    record NoAnswer() implements EndReason {}

    /// I did not pick up.
    record Missed() implements EndReason {}

    /// They are not signed in anywhere; they will see a missed call.
    record PeerOffline() implements EndReason {}

    record AnsweredElsewhere() implements EndReason {}

    record DeclinedElsewhere() implements EndReason {}

    /// The other side, or this one, was gone for longer than the server waits.
    record Disconnected() implements EndReason {}

    /// They were calling at the same moment; `call` is theirs and goes on in this one's place.
    record Crossed(CallId call) implements EndReason {}

    record Failed(CallFailure failure) implements EndReason {}
}
