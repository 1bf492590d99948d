package app.parley.server.calls.rules;

import app.parley.protocol.CallSignal;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.UserId;

/// Decides who may signal to whom in a call. Pure; the relay asks it for every signal, so it needs nothing but the
/// call.
public final class SignalRules {
    private SignalRules() {}

    /// Where a signal goes.
    public sealed interface Route {
        /// To the other device of an active call, or to the caller's while it rings.
        record ToDevice(Party to) implements Route {}

        /// To every ringing device, and to those that connect while it rings.
        record ToRinging(UserId callee) implements Route {}

        /// Nowhere.
        record Refused(ErrorCode code) implements Route {}
    }

    public static Route route(ServerCall call, Party from, CallSignal signal) {
        return switch (call) {
            case ServerCall.None _ -> new Route.Refused(ErrorCode.CALL_NOT_FOUND);
            case ServerCall.Ringing ringing -> whileRinging(ringing, from, signal);
            case ServerCall.Active active ->
                active.isIn(from)
                        ? new Route.ToDevice(active.peerOf(from.user()))
                        : new Route.Refused(ErrorCode.NOT_PARTICIPANT);
            case ServerCall.Over(var record) ->
                from.user().equals(record.callerId()) || from.user().equals(record.calleeId())
                        ? new Route.Refused(ErrorCode.CALL_NOT_ACTIVE)
                        : new Route.Refused(ErrorCode.NOT_PARTICIPANT);
        };
    }

    private static Route whileRinging(ServerCall.Ringing call, Party from, CallSignal signal) {
        var callee = call.invitation().calleeId();
        var fromCallee = from.user().equals(callee);
        if (!fromCallee && !from.equals(call.caller())) return new Route.Refused(ErrorCode.NOT_PARTICIPANT);
        // Pictures are agreed upon by people who talk to each other.
        if (signal instanceof CallSignal.Upgrade) return new Route.Refused(ErrorCode.CALL_NOT_ACTIVE);
        return fromCallee ? new Route.ToDevice(call.caller()) : new Route.ToRinging(callee);
    }
}
