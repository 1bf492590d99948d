package app.parley.server.calls.rules;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.protocol.UserId;
import app.parley.server.calls.rules.ServerCall.Active;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a call that two devices talk in.
final class CallRulesActive {
    private final CallTimes times;

    CallRulesActive(CallTimes times) {
        this.times = times;
    }

    Step<ServerCall, CallEffect> step(Active call, CallInput input) {
        return switch (input) {
            case CallInput.Accept(var by, var _, var _, var _) -> answerTooLate(call, by);
            case CallInput.Reject(var by, var _, var _) -> answerTooLate(call, by);
            case CallInput.End(var by, var reason, var now) -> end(call, by, reason, now);
            case CallInput.Hold hold -> hold(call, hold);
            case CallInput.Resume(var by, var now) -> resume(call, by, now);
            case CallInput.MakeWay(var user, var how, var now) -> makeWay(call, user, how, now);
            case CallInput.DeviceLost(var device, var _, var now) -> lost(call, device, now);
            case CallInput.DeviceSignedOut(var device, var _, var now) ->
                call.isIn(device) ? disconnected(call, now) : Step.to(call);
            case CallInput.MemberLeft(var user, var now) ->
                call.invitation().isParticipant(user) ? disconnected(call, now) : Step.to(call);
            case CallInput.Due(var now) -> due(call, now);
            case CallInput.Restarted(var lostAt, var now) -> restarted(call, lostAt, now);
            // A device that was in the call says so itself, by resuming.
            case CallInput.DeviceConnected _ -> Step.to(call);
            case CallInput.Initiate _ -> throw CallRules.impossible(call, input);
        };
    }

    private static Step<ServerCall, CallEffect> answerTooLate(Active call, Party by) {
        return by.user().equals(call.invitation().calleeId()) ? CallRules.notRinging(call) : CallRules.notCallee(call);
    }

    private static Step<ServerCall, CallEffect> end(Active call, Party by, HangUpReason reason, long now) {
        if (!call.invitation().isParticipant(by.user())) return CallRules.stranger(call);
        var ended = switch (reason) {
            case HANGUP -> over(call, Outcome.COMPLETED, Reason.HANGUP, by.user(), now);
            case FAILED -> over(call, Outcome.FAILED, Reason.FAILED, by.user(), now);
        };
        return ended.and(List.of(new CallEffect.Answer(new Ack.Done())));
    }

    private static Step<ServerCall, CallEffect> hold(Active call, CallInput.Hold input) {
        if (!call.isIn(input.by())) return CallRules.stranger(call);
        var user = input.by().user();
        if (call.heldBy().contains(user) == input.on()) return CallRules.done(call);
        var before = new ArrayList<CallEffect>();
        for (var other : input.others()) {
            if (input.on()) continue;
            if (other.kind() == OtherCall.Kind.RINGING_OUT) {
                return CallRules.refuse(
                        call, ErrorCode.CALLER_BUSY, "the other call is being rung out", other.callId());
            }
            if (other.isTalking()) before.add(new CallEffect.MakeWay(other.callId(), user, First.HOLD));
        }
        return Step.<ServerCall, CallEffect>to(call.withHeld(user, input.on()))
                .and(before)
                .and(List.of(new CallEffect.Answer(new Ack.Done()), tellHeld(call, user, input.on())));
    }

    private static Step<ServerCall, CallEffect> makeWay(Active call, UserId user, First how, long now) {
        return switch (how) {
            case END -> over(call, Outcome.COMPLETED, Reason.HANGUP, user, now);
            case HOLD -> Step.to(call.withHeld(user, true), tellHeld(call, user, true));
        };
    }

    private static CallEffect tellHeld(Active call, UserId user, boolean on) {
        return new CallEffect.TellEventually(call.peerOf(user), new ServerCallEvent.Held(call.callId(), user, on));
    }

    private Step<ServerCall, CallEffect> resume(Active call, Party by, long now) {
        if (!call.isIn(by)) return CallRules.stranger(call);
        var answer = new CallEffect.Answer(new Ack.CallAck(call.info()));
        if (!call.lostAt().containsKey(by.user())) return Step.to(call, answer, new CallEffect.DeliverKept(by));
        var news = new ArrayList<CallEffect>();
        news.add(answer);
        news.add(new CallEffect.DeliverKept(by));
        var peer = call.peerOf(by.user());
        news.add(new CallEffect.Tell(peer, new ServerCallEvent.PeerResumed(call.callId(), by.user(), null)));
        var peerLostAt = call.lostAt().get(peer.user());
        if (peerLostAt != null) {
            news.add(new CallEffect.Tell(by, reconnecting(call, peer.user(), peerLostAt, now)));
        }
        return Step.<ServerCall, CallEffect>to(call.withLoss(by.user(), null)).and(news);
    }

    private Step<ServerCall, CallEffect> lost(Active call, Party device, long now) {
        if (!call.isIn(device) || call.lostAt().containsKey(device.user())) return Step.to(call);
        var without = call.withLoss(device.user(), now);
        if (times.reconnectGraceMs() == 0) return due(without, now);
        return Step.to(
                without, new CallEffect.Tell(call.peerOf(device.user()), reconnecting(call, device.user(), now, now)));
    }

    private ServerCallEvent.PeerReconnecting reconnecting(Active call, UserId user, long lostAt, long now) {
        var left = Math.max(0, lostAt + times.reconnectGraceMs() - now);
        return new ServerCallEvent.PeerReconnecting(call.callId(), user, left);
    }

    private Step<ServerCall, CallEffect> due(Active call, long now) {
        var dueAt = call.dueAt(times);
        return dueAt.isPresent() && dueAt.getAsLong() <= now ? disconnected(call, dueAt.getAsLong()) : Step.to(call);
    }

    private Step<ServerCall, CallEffect> restarted(Active call, long lostAt, long now) {
        var without = call;
        for (var user : List.of(call.invitation().callerId(), call.invitation().calleeId())) {
            if (!call.lostAt().containsKey(user)) without = without.withLoss(user, lostAt);
        }
        return due(without, now);
    }

    private static Step<ServerCall, CallEffect> disconnected(Active call, long at) {
        return over(call, Outcome.COMPLETED, Reason.DISCONNECTED, null, at);
    }

    private static Step<ServerCall, CallEffect> over(
            Active call, Outcome outcome, Reason reason, @Nullable UserId endedBy, long at) {
        var record = call.invitation().record(outcome, call.startedAt(), at);
        var ended = new ServerCallEvent.Ended(call.callId(), reason, endedBy, record.durationMs());
        return Step.to(
                new ServerCall.Over(record),
                new CallEffect.Leave(record),
                new CallEffect.Tell(call.party(call.invitation().callerId()), ended),
                new CallEffect.Tell(call.party(call.invitation().calleeId()), ended));
    }
}
