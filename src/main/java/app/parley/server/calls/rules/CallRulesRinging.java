package app.parley.server.calls.rules;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.protocol.UserId;
import app.parley.server.calls.rules.ServerCall.Ringing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of a call that rings.
final class CallRulesRinging {
    private final CallTimes times;

    CallRulesRinging(CallTimes times) {
        this.times = times;
    }

    Step<ServerCall, CallEffect> step(Ringing call, CallInput input) {
        return switch (input) {
            case CallInput.Accept accept -> accept(call, accept);
            case CallInput.Reject(var by, var reason, var now) ->
                isCallee(call, by.user()) ? reject(call, by, reason, now) : CallRules.notCallee(call);
            case CallInput.End(var by, var _, var now) -> end(call, by, now);
            case CallInput.Hold(var by, var _, var _, var _) ->
                call.invitation().isParticipant(by.user()) ? CallRules.notActive(call) : CallRules.stranger(call);
            case CallInput.Resume(var by, var _) -> resume(call, by);
            case CallInput.DeviceConnected(var device, var silent) -> connected(call, device, silent);
            case CallInput.DeviceLost(var device, var last, var now) -> lost(call, device, last, now);
            case CallInput.DeviceSignedOut(var device, var last, var now) -> signedOut(call, device, last, now);
            case CallInput.MemberLeft(var user, var now) -> left(call, user, now);
            case CallInput.Due(var now) -> due(call, now);
            case CallInput.Restarted(var _, var now) -> restarted(call, now);
            case CallInput.Initiate _, CallInput.MakeWay _ -> throw CallRules.impossible(call, input);
        };
    }

    private Step<ServerCall, CallEffect> accept(Ringing call, CallInput.Accept input) {
        var by = input.by();
        if (!isCallee(call, by.user())) return CallRules.notCallee(call);
        var before = new ArrayList<CallEffect>();
        for (var other : input.others()) {
            if (other.isTalking() && input.first() == null) {
                return CallRules.refuse(
                        call, ErrorCode.BAD_REQUEST, "'first': is missing while in an active call", other.callId());
            }
            if (other.isTalking() && input.first() == First.HOLD && !by.device().equals(other.device())) {
                return CallRules.refuse(
                        call, ErrorCode.FORBIDDEN, "only the device in the active call holds it", other.callId());
            }
            if (input.first() == First.END || (input.first() == First.HOLD && other.isTalking())) {
                before.add(new CallEffect.MakeWay(other.callId(), by.user(), input.first()));
            }
        }
        return Step.<ServerCall, CallEffect>to(answered(call, by, input.now()))
                .and(before)
                .and(newsOfAnswer(call, by, input.now()));
    }

    private static ServerCall.Active answered(Ringing call, Party by, long now) {
        Map<UserId, Long> losses = call.callerLostAt() == null
                ? Map.of()
                : Map.of(call.invitation().callerId(), call.callerLostAt());
        return new ServerCall.Active(call.invitation(), call.callerDevice(), by.device(), now, Set.of(), losses);
    }

    private List<CallEffect> newsOfAnswer(Ringing call, Party by, long now) {
        var news = new ArrayList<CallEffect>();
        var accepted = new ServerCallEvent.Accepted(call.callId(), by.device(), now);
        news.add(new CallEffect.Answer(new Ack.CallAck(answered(call, by, now).info())));
        news.add(new CallEffect.TellEventually(call.caller(), accepted));
        news.add(new CallEffect.Tell(by, accepted));
        if (call.callerLostAt() != null) {
            var left = Math.max(0, call.callerLostAt() + times.reconnectGraceMs() - now);
            news.add(new CallEffect.Tell(
                    by,
                    new ServerCallEvent.PeerReconnecting(
                            call.callId(), call.caller().user(), left)));
        }
        news.add(tellCallee(call, Reason.ANSWERED_ELSEWHERE, null, by.device()));
        return news;
    }

    private static Step<ServerCall, CallEffect> reject(Ringing call, Party by, RejectReason reason, long now) {
        var outcome = switch (reason) {
            case DECLINED -> Outcome.DECLINED;
            case BUSY -> Outcome.BUSY;
        };
        return over(call, outcome, now)
                .and(List.of(
                        new CallEffect.Answer(new Ack.Done()),
                        new CallEffect.Tell(call.caller(), new ServerCallEvent.Rejected(call.callId(), reason)),
                        tellCallee(call, Reason.DECLINED_ELSEWHERE, null, by.device())));
    }

    private static Step<ServerCall, CallEffect> end(Ringing call, Party by, long now) {
        if (isCallee(call, by.user())) return reject(call, by, RejectReason.DECLINED, now);
        if (!isCaller(call, by.user())) return CallRules.stranger(call);
        return over(call, Outcome.CANCELLED, now)
                .and(List.of(new CallEffect.Answer(new Ack.Done())))
                .and(tellBoth(call, Reason.CANCELLED, by.user()));
    }

    private static Step<ServerCall, CallEffect> resume(Ringing call, Party by) {
        if (isCallee(call, by.user())) return CallRules.notActive(call);
        if (!call.caller().equals(by)) return CallRules.stranger(call);
        return Step.to(
                call.withLosses(null, call.calleeLostAt()),
                new CallEffect.Answer(new Ack.CallAck(call.info())),
                new CallEffect.DeliverKept(by));
    }

    private static Step<ServerCall, CallEffect> connected(Ringing call, Party device, boolean silent) {
        if (!isCallee(call, device.user())) return Step.to(call);
        return Step.to(
                call.withLosses(call.callerLostAt(), null),
                new CallEffect.Ring(call, silent, device.device()),
                new CallEffect.DeliverKept(device));
    }

    private Step<ServerCall, CallEffect> lost(Ringing call, Party device, boolean last, long now) {
        if (device.equals(call.caller()) && call.callerLostAt() == null) {
            return due(call.withLosses(now, call.calleeLostAt()), now);
        }
        if (isCallee(call, device.user()) && last && call.calleeLostAt() == null) {
            return due(call.withLosses(call.callerLostAt(), now), now);
        }
        return Step.to(call);
    }

    private static Step<ServerCall, CallEffect> signedOut(Ringing call, Party device, boolean last, long now) {
        if (device.equals(call.caller())) return disconnected(call, Outcome.CANCELLED, now);
        if (isCallee(call, device.user()) && last) return disconnected(call, Outcome.MISSED, now);
        return Step.to(call);
    }

    private static Step<ServerCall, CallEffect> left(Ringing call, UserId user, long now) {
        if (isCaller(call, user)) return disconnected(call, Outcome.CANCELLED, now);
        if (isCallee(call, user)) return disconnected(call, Outcome.MISSED, now);
        return Step.to(call);
    }

    private Step<ServerCall, CallEffect> due(Ringing call, long now) {
        var dueAt = call.dueAt(times).orElseThrow();
        if (dueAt > now) return Step.to(call);
        if (dueAt == call.callerLossDueAt(times)) return disconnected(call, Outcome.CANCELLED, dueAt);
        if (dueAt == call.calleeLossDueAt(times)) return disconnected(call, Outcome.MISSED, dueAt);
        return over(call, Outcome.MISSED, dueAt)
                .and(List.of(new CallEffect.Tell(call.caller(), new ServerCallEvent.Timeout(call.callId()))))
                .and(tellBoth(call, Reason.TIMEOUT, null));
    }

    private Step<ServerCall, CallEffect> restarted(Ringing call, long now) {
        var overdue = due(call, now);
        if (overdue.next() instanceof ServerCall.Over) return overdue;
        // The time that the server was away is nobody's loss: both sides get the whole of it anew.
        return Step.to(call.withLosses(now, now));
    }

    private static Step<ServerCall, CallEffect> disconnected(Ringing call, Outcome outcome, long at) {
        return over(call, outcome, at).and(tellBoth(call, Reason.DISCONNECTED, null));
    }

    private static Step<ServerCall, CallEffect> over(Ringing call, Outcome outcome, long at) {
        var record = call.invitation().record(outcome, null, at);
        return Step.to(new ServerCall.Over(record), new CallEffect.Leave(record));
    }

    private static List<CallEffect> tellBoth(Ringing call, Reason reason, @Nullable UserId endedBy) {
        return List.of(
                new CallEffect.Tell(call.caller(), new ServerCallEvent.Ended(call.callId(), reason, endedBy, 0)),
                tellCallee(call, reason, endedBy, null));
    }

    private static CallEffect tellCallee(
            Ringing call, Reason reason, @Nullable UserId endedBy, @Nullable DeviceId except) {
        return new CallEffect.TellRinging(new ServerCallEvent.Ended(call.callId(), reason, endedBy, 0), except);
    }

    private static boolean isCaller(Ringing call, UserId user) {
        return user.equals(call.invitation().callerId());
    }

    private static boolean isCallee(Ringing call, UserId user) {
        return user.equals(call.invitation().calleeId());
    }
}
