package app.parley.server.calls.rules;

import app.parley.loop.Machine;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.UserId;

/// Decides what becomes of a call on the server: the protocol's section 5. Pure, safe on every thread.
/// One method a state here; what an initiate, a ringing and an active call answer stands in a class of its own.
public final class CallRules implements Machine<ServerCall, CallInput, CallEffect> {
    private final CallRulesRinging ringing;
    private final CallRulesActive active;

    public CallRules(CallTimes times) {
        ringing = new CallRulesRinging(times);
        active = new CallRulesActive(times);
    }

    @Override
    public Step<ServerCall, CallEffect> step(ServerCall state, CallInput input) {
        return switch (state) {
            case ServerCall.None none -> none(none, input);
            case ServerCall.Ringing call -> ringing.step(call, input);
            case ServerCall.Active call -> active.step(call, input);
            case ServerCall.Over over -> over(over, input);
        };
    }

    private static Step<ServerCall, CallEffect> none(ServerCall.None none, CallInput input) {
        return switch (input) {
            case CallInput.Initiate initiate -> CallRulesInitiate.step(none, initiate);
            case CallInput.Accept _, CallInput.Reject _, CallInput.End _, CallInput.Hold _, CallInput.Resume _ ->
                refuse(none, ErrorCode.CALL_NOT_FOUND, "there is no such call");
            case CallInput.MakeWay _,
                    CallInput.DeviceConnected _,
                    CallInput.DeviceLost _,
                    CallInput.DeviceSignedOut _,
                    CallInput.MemberLeft _,
                    CallInput.Due _,
                    CallInput.Restarted _ -> throw impossible(none, input);
        };
    }

    private static Step<ServerCall, CallEffect> over(ServerCall.Over over, CallInput input) {
        return switch (input) {
            case CallInput.Accept(var by, var _, var _, var _) -> answerTooLate(over, by);
            case CallInput.Reject(var by, var _, var _) -> answerTooLate(over, by);
            case CallInput.End(var by, var _, var _) -> isParticipant(over, by) ? done(over) : stranger(over);
            case CallInput.Hold(var by, var _, var _, var _) ->
                isParticipant(over, by) ? notActive(over) : stranger(over);
            case CallInput.Resume(var by, var _) -> isParticipant(over, by) ? notActive(over) : stranger(over);
            case CallInput.DeviceConnected _,
                    CallInput.DeviceLost _,
                    CallInput.DeviceSignedOut _,
                    CallInput.MemberLeft _,
                    CallInput.Due _,
                    CallInput.Restarted _ -> Step.to(over);
            case CallInput.Initiate _, CallInput.MakeWay _ -> throw impossible(over, input);
        };
    }

    private static Step<ServerCall, CallEffect> answerTooLate(ServerCall.Over over, Party by) {
        return by.user().equals(over.record().calleeId()) ? notRinging(over) : notCallee(over);
    }

    private static boolean isParticipant(ServerCall.Over over, Party party) {
        UserId user = party.user();
        return user.equals(over.record().callerId())
                || user.equals(over.record().calleeId());
    }

    static Step<ServerCall, CallEffect> done(ServerCall state) {
        return Step.to(state, new CallEffect.Answer(new Ack.Done()));
    }

    static Step<ServerCall, CallEffect> stranger(ServerCall state) {
        return refuse(state, ErrorCode.NOT_PARTICIPANT, "this device is not in the call");
    }

    static Step<ServerCall, CallEffect> notCallee(ServerCall state) {
        return refuse(state, ErrorCode.NOT_CALLEE, "only the callee answers or rejects");
    }

    static Step<ServerCall, CallEffect> notRinging(ServerCall state) {
        return refuse(state, ErrorCode.CALL_NOT_RINGING, "the call does not ring any more");
    }

    static Step<ServerCall, CallEffect> notActive(ServerCall state) {
        return refuse(state, ErrorCode.CALL_NOT_ACTIVE, "the call is not active");
    }

    static Step<ServerCall, CallEffect> refuse(ServerCall state, ErrorCode code, String message) {
        return Step.to(state, new CallEffect.Answer(new Ack.Refused(ProtocolError.of(code, message))));
    }

    static Step<ServerCall, CallEffect> refuse(ServerCall state, ErrorCode code, String message, CallId pointsAt) {
        return Step.to(state, new CallEffect.Answer(new Ack.Refused(ProtocolError.of(code, message, pointsAt))));
    }

    static IllegalStateException impossible(ServerCall state, CallInput input) {
        return new IllegalStateException(input.getClass().getSimpleName() + " cannot meet "
                + state.getClass().getSimpleName());
    }
}
