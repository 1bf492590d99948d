package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static app.parley.server.calls.rules.Steps.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.server.calls.rules.CallInput.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may call whom.
class InitiatingRulesTest {
    @Test
    void theFirstCheckThatFailsAnswers() {
        var busy = List.of(talking(ANAS_DESK.device()));
        var crossing = List.of(ringingIn(BEN));
        // Every line fails its own check and all later ones.
        refused(new Surroundings(false, false, false, false, false, false, busy, busy), ErrorCode.CHAT_NOT_FOUND);
        refused(new Surroundings(true, false, true, false, false, false, busy, busy), ErrorCode.NOT_IN_CHAT);
        refused(new Surroundings(true, true, false, false, false, false, busy, busy), ErrorCode.NOT_IN_CHAT);
        refused(new Surroundings(true, true, true, false, false, false, busy, busy), ErrorCode.CALLEE_OFFLINE);
        refused(new Surroundings(true, true, true, true, false, false, busy, busy), ErrorCode.CALLER_BUSY);
        refused(new Surroundings(true, true, true, true, false, false, crossing, busy), ErrorCode.GLARE);
        refused(new Surroundings(true, true, true, true, false, false, List.of(), busy), ErrorCode.CALLEE_BUSY);
    }

    @Test
    void nobodyCallsThemselvesWhateverElseIsWrong() {
        var self = new Invitation(CALL, CHAT, invitation().type(), ANA, ANA, NOW, NOW + 1);
        var nowhere = new Surroundings(false, false, false, false, false, false, List.of(), List.of());
        assertThat(refusal(RULES.step(new ServerCall.None(), new CallInput.Initiate(self, ANAS_DESK, nowhere))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void theCallersDeviceIsToldAndTheCalleeRings() {
        var step = initiate(quiet());
        assertThat(step.next()).isEqualTo(ringing());
        assertThat(step.effects())
                .containsExactly(
                        new CallEffect.Answer(new Ack.Initiated(CALL, NOW + 30_000)),
                        new CallEffect.Tell(
                                ANAS_DESK,
                                new ServerCallEvent.Initiated(
                                        CALL, BEN, CHAT, invitation().type(), NOW + 30_000)),
                        new CallEffect.Ring(ringing(), false, null));
    }

    @Test
    void doNotDisturbRingsSilently() {
        var step = initiate(new Surroundings(true, true, true, true, true, false, List.of(), List.of()));
        assertThat(step.effects()).contains(new CallEffect.Ring(ringing(), true, null));
    }

    @Test
    void anOfflineOrBusyCalleeIsLeftOneMissedCall() {
        var offline = initiate(new Surroundings(true, true, true, false, false, false, List.of(), List.of()));
        var busy = initiate(around(List.of(), List.of(ringingOut(CAT)), true));
        for (var step : List.of(offline, busy)) {
            var record = left(step);
            assertThat(record.outcome()).isEqualTo(Outcome.MISSED);
            assertThat(record.callId()).isEqualTo(CALL);
            assertThat(record.durationMs()).isZero();
            assertThat(record.startedAt()).isNull();
            assertThat(record.endedAt()).isEqualTo(NOW);
            assertThat(step.next()).isEqualTo(new ServerCall.Over(record));
            assertThat(step.effects()).hasSize(2);
        }
    }

    @Test
    void otherRefusalsLeaveNothing() {
        var step = initiate(around(List.of(ringingOut(CAT)), List.of(), false));
        assertThat(step.next()).isEqualTo(new ServerCall.None());
        assertThat(step.effects()).hasSize(1);
    }

    @Test
    void glareNamesTheCallToAcceptAndDoesNotCountAsBusy() {
        var step = initiate(around(List.of(ringingIn(BEN)), List.of(ringingOut(ANA)), false));
        assertThat(refusal(step)).isEqualTo(ErrorCode.GLARE);
        assertThat(pointsAt(step)).isEqualTo(OTHER);
    }

    @Test
    void glareStandsBesideACallThatTheCallerHolds() {
        var held = new OtherCall(new CallId("held"), OtherCall.Kind.ACTIVE, CAT, true, ANAS_DESK.device());
        assertThat(refusal(initiate(around(List.of(held, ringingIn(BEN)), List.of(), false))))
                .isEqualTo(ErrorCode.GLARE);
    }

    @Test
    void somebodyElsesRingingMakesTheCallerBusy() {
        var step = initiate(around(List.of(ringingIn(CAT)), List.of(), false));
        assertThat(refusal(step)).isEqualTo(ErrorCode.CALLER_BUSY);
        assertThat(pointsAt(step)).isEqualTo(OTHER);
    }

    @Test
    void aCallerWhoHoldsTheirOnlyOtherCallMayCall() {
        assertThat(initiate(around(List.of(held(ANAS_DESK.device())), List.of(), false))
                        .next())
                .isEqualTo(ringing());
        var second = new OtherCall(new CallId("second"), OtherCall.Kind.ACTIVE, BEN, true, ANAS_DESK.device());
        assertThat(refusal(initiate(around(List.of(held(ANAS_DESK.device()), second), List.of(), false))))
                .isEqualTo(ErrorCode.CALLER_BUSY);
    }

    @Test
    void withCallWaitingASecondCallerRingsInAnActiveCallAndAThirdDoesNot() {
        for (var first : List.of(talking(BENS_DESK.device()), held(BENS_DESK.device()))) {
            var step = initiate(around(List.of(), List.of(first), true));
            assertThat(step.next())
                    .isInstanceOfSatisfying(
                            ServerCall.Ringing.class,
                            call -> assertThat(call.waiting()).isTrue());
            assertThat(refusal(initiate(around(List.of(), List.of(first), false))))
                    .isEqualTo(ErrorCode.CALLEE_BUSY);
            assertThat(refusal(initiate(around(List.of(), List.of(first, ringingIn(CAT)), true))))
                    .isEqualTo(ErrorCode.CALLEE_BUSY);
        }
    }

    @Test
    void callWaitingDoesNotInterruptARingingCall() {
        for (var first : List.of(ringingIn(CAT), ringingOut(CAT))) {
            assertThat(refusal(initiate(around(List.of(), List.of(first), true))))
                    .isEqualTo(ErrorCode.CALLEE_BUSY);
        }
    }

    private Step<ServerCall, CallEffect> initiate(Surroundings facts) {
        return RULES.step(new ServerCall.None(), new CallInput.Initiate(invitation(), ANAS_DESK, facts));
    }

    private void refused(Surroundings facts, ErrorCode code) {
        assertThat(refusal(initiate(facts))).isEqualTo(code);
    }
}
