package app.parley.server.calls.rules;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import java.util.List;

/// Whether a new call may ring. The first check that fails answers; their order is the protocol's.
final class CallRulesInitiate {
    private CallRulesInitiate() {}

    static Step<ServerCall, CallEffect> step(ServerCall.None none, CallInput.Initiate input) {
        var call = input.invitation();
        var facts = input.facts();
        if (call.callerId().equals(call.calleeId())) {
            return CallRules.refuse(none, ErrorCode.BAD_REQUEST, "'calleeId': is oneself");
        }
        if (!facts.chatExists()) return CallRules.refuse(none, ErrorCode.CHAT_NOT_FOUND, "there is no such chat");
        if (!facts.callerInChat()) return CallRules.refuse(none, ErrorCode.NOT_IN_CHAT, "not a member of this chat");
        if (!facts.calleeInChat()) {
            return CallRules.refuse(none, ErrorCode.NOT_IN_CHAT, "the callee is not a member of this chat");
        }
        if (!facts.calleeOnline()) {
            return missed(call, ErrorCode.CALLEE_OFFLINE, "the callee has no device connected");
        }
        var crossing = facts.callersCalls().stream()
                .filter(other -> other.kind() == OtherCall.Kind.RINGING_IN)
                .filter(other -> other.peer().equals(call.calleeId()))
                .findFirst();
        var inTheWay = facts.callersCalls().stream()
                .filter(other -> crossing.isEmpty() || !other.equals(crossing.get()))
                .toList();
        if (!inTheWay.isEmpty() && !isOneHeld(inTheWay)) {
            var busyWith = inTheWay.stream().filter(other -> !other.held()).findFirst();
            return CallRules.refuse(
                    none,
                    ErrorCode.CALLER_BUSY,
                    "in another call",
                    busyWith.orElse(inTheWay.getFirst()).callId());
        }
        if (crossing.isPresent()) {
            return CallRules.refuse(
                    none,
                    ErrorCode.GLARE,
                    "the callee is calling: accept that call",
                    crossing.get().callId());
        }
        var waiting = !facts.calleesCalls().isEmpty();
        if (waiting && !canWait(facts)) return missed(call, ErrorCode.CALLEE_BUSY, "the callee is in another call");
        return ring(input, waiting);
    }

    private static boolean isOneHeld(List<OtherCall> calls) {
        return calls.size() == 1 && calls.getFirst().held();
    }

    private static boolean canWait(CallInput.Surroundings facts) {
        var calls = facts.calleesCalls();
        return facts.calleeTakesWaiting()
                && calls.size() == 1
                && calls.getFirst().kind() == OtherCall.Kind.ACTIVE;
    }

    private static Step<ServerCall, CallEffect> ring(CallInput.Initiate input, boolean waiting) {
        var call = input.invitation();
        var ringing = new ServerCall.Ringing(call, input.by().device(), waiting, null, null);
        return Step.to(
                ringing,
                new CallEffect.Answer(new Ack.Initiated(call.callId(), call.expiresAt())),
                new CallEffect.Tell(
                        input.by(),
                        new ServerCallEvent.Initiated(
                                call.callId(), call.calleeId(), call.chatId(), call.type(), call.expiresAt())),
                new CallEffect.Ring(ringing, input.facts().calleeSilent(), null));
    }

    private static Step<ServerCall, CallEffect> missed(Invitation call, ErrorCode code, String message) {
        var record = call.record(Outcome.MISSED, null, call.createdAt());
        return Step.to(
                new ServerCall.Over(record),
                new CallEffect.Leave(record),
                new CallEffect.Answer(new Ack.Refused(ProtocolError.of(code, message, call.callId()))));
    }
}
