package app.parley.server.calls;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.ClientCallEvent.Initiate;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.bus.Bus;
import app.parley.server.calls.rules.CallEffect;
import app.parley.server.calls.rules.CallInput;
import app.parley.server.calls.rules.CallTimes;
import app.parley.server.calls.rules.Invitation;
import app.parley.server.calls.rules.Party;
import app.parley.server.members.MemberStore;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Begins a call: gathers what the rules ask about the world, and answers a request that came before as it was
/// answered then. Used by [CallService] within its transactions.
final class CallInitiation {
    private static final String EVENT = "call:initiate";

    private final CallSteps steps;
    private final CallTimes times;
    private final MemberStore members;
    private final People people;
    private final AnswerStore answers;
    private final Bus bus;
    private final NewIds ids;
    private final InstantSource clock;

    CallInitiation(
            CallSteps steps,
            CallTimes times,
            MemberStore members,
            People people,
            AnswerStore answers,
            Bus bus,
            NewIds ids,
            InstantSource clock) {
        this.steps = steps;
        this.times = times;
        this.members = members;
        this.people = people;
        this.answers = answers;
        this.bus = bus;
        this.ids = ids;
        this.clock = clock;
    }

    void take(Tx tx, Party by, Initiate wish, Consumer<Ack> reply) {
        var key = wish.requestId().value();
        var earlier = answers.find(tx, by.user(), EVENT, key);
        if (earlier.isPresent()) {
            var ack = ProtocolJson.decodeAck(wish, earlier.get());
            tx.afterCommit(() -> reply.accept(ack));
            return;
        }
        var now = clock.millis();
        var id = new CallId(ids.next());
        var invitation = new Invitation(
                id, wish.chatId(), wish.type(), by.user(), wish.calleeId(), now, now + times.ringTimeoutMs());
        var step = steps.take(tx, id, new CallInput.Initiate(invitation, by, surroundings(tx, invitation)), reply);
        for (var effect : step.effects()) {
            if (effect instanceof CallEffect.Answer(var ack) && isRemembered(ack)) {
                answers.remember(tx, by.user(), EVENT, key, ProtocolJson.encode(ack), now);
            }
        }
    }

    private CallInput.Surroundings surroundings(Tx tx, Invitation call) {
        var calleeInChat = members.isMember(tx, call.chatId(), call.calleeId());
        if (!calleeInChat || !members.isMember(tx, call.chatId(), call.callerId())) {
            return new CallInput.Surroundings(
                    members.chatExists(tx, call.chatId()),
                    members.isMember(tx, call.chatId(), call.callerId()),
                    calleeInChat,
                    false,
                    false,
                    false,
                    List.of(),
                    List.of());
        }
        var callee = people.me(tx, call.calleeId());
        return new CallInput.Surroundings(
                true,
                true,
                true,
                bus.isOnline(call.calleeId()),
                callee.doNotDisturb(),
                callee.callWaiting(),
                steps.others(tx, call.callerId(), call.callId()),
                steps.others(tx, call.calleeId(), call.callId()));
    }

    /// A refusal is forgotten, unless it left a record, which must not be left twice.
    private static boolean isRemembered(Ack ack) {
        return !(ack instanceof Ack.Refused(var error))
                || error.code() == ErrorCode.CALLEE_OFFLINE
                || error.code() == ErrorCode.CALLEE_BUSY;
    }
}
