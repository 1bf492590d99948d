package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static app.parley.server.calls.rules.Steps.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A call that two devices talk in.
class ActiveRulesTest {
    @Test
    void aHangUpTellsBothDevicesOnceWithWhoAndHowLong() {
        for (var reason : HangUpReason.values()) {
            var failed = reason == HangUpReason.FAILED;
            var step = RULES.step(active(), new CallInput.End(BENS_PHONE, reason, NOW + 9_000));
            assertThat(left(step).outcome()).isEqualTo(failed ? Outcome.FAILED : Outcome.COMPLETED);
            assertThat(left(step).durationMs()).isEqualTo(5_000);
            var ended = new ServerCallEvent.Ended(CALL, failed ? Reason.FAILED : Reason.HANGUP, BEN, 5_000);
            assertThat(news(step))
                    .containsExactly(new CallEffect.Tell(ANAS_DESK, ended), new CallEffect.Tell(BENS_DESK, ended));
        }
    }

    @Test
    void aStrangerDoesNothingToIt() {
        for (var input : List.of(
                new CallInput.End(CATS_DESK, HangUpReason.HANGUP, NOW),
                new CallInput.Hold(CATS_DESK, true, List.of(), NOW),
                new CallInput.Hold(BENS_PHONE, true, List.of(), NOW),
                new CallInput.Resume(CATS_DESK, NOW),
                new CallInput.Resume(BENS_PHONE, NOW))) {
            assertThat(refusal(RULES.step(active(), input))).isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }
    }

    @Test
    void theSecondAnswerIsTooLate() {
        assertThat(refusal(RULES.step(active(), new CallInput.Accept(BENS_PHONE, null, List.of(), NOW))))
                .isEqualTo(ErrorCode.CALL_NOT_RINGING);
        assertThat(refusal(RULES.step(active(), new CallInput.Accept(ANAS_DESK, null, List.of(), NOW))))
                .isEqualTo(ErrorCode.NOT_CALLEE);
    }

    @Test
    void holdingIsPerUserAndToldToTheOtherOnly() {
        var step = RULES.step(active(), new CallInput.Hold(ANAS_DESK, true, List.of(), NOW));
        assertThat(step.next()).isEqualTo(active().withHeld(ANA, true));
        assertThat(news(step))
                .containsExactly(new CallEffect.TellEventually(BENS_DESK, new ServerCallEvent.Held(CALL, ANA, true)));
        var both = RULES.step(step.next(), new CallInput.Hold(BENS_DESK, true, List.of(), NOW));
        assertThat(((ServerCall.Active) both.next()).info().heldBy()).containsExactly(ANA, BEN);
        var again = RULES.step(step.next(), new CallInput.Hold(ANAS_DESK, true, List.of(), NOW));
        assertThat(again.next()).isEqualTo(step.next());
        assertThat(news(again)).isEmpty();
    }

    @Test
    void takingAHeldCallBackHoldsTheOther() {
        var held = active().withHeld(ANA, true);
        var step = RULES.step(held, new CallInput.Hold(ANAS_DESK, false, List.of(talking(ANAS_DESK.device())), NOW));
        assertThat(step.next()).isEqualTo(active());
        assertThat(step.effects().getFirst()).isEqualTo(new CallEffect.MakeWay(OTHER, ANA, First.HOLD));
        assertThat(RULES.step(held, new CallInput.Hold(ANAS_DESK, false, List.of(held(ANAS_DESK.device())), NOW))
                        .effects())
                .noneMatch(CallEffect.MakeWay.class::isInstance);
    }

    @Test
    void aHeldCallIsNotTakenBackWhileAnotherIsRungOut() {
        var held = active().withHeld(ANA, true);
        var step = RULES.step(held, new CallInput.Hold(ANAS_DESK, false, List.of(ringingOut(CAT)), NOW));
        assertThat(refusal(step)).isEqualTo(ErrorCode.CALLER_BUSY);
        assertThat(pointsAt(step)).isEqualTo(OTHER);
        assertThat(RULES.step(held, new CallInput.Hold(ANAS_DESK, false, List.of(ringingIn(CAT)), NOW))
                        .next())
                .isEqualTo(active());
    }

    @Test
    void makingWayEndsOrHoldsTheCallInItsUsersName() {
        var ended = RULES.step(active(), new CallInput.MakeWay(BEN, First.END, NOW + 9_000));
        assertThat(left(ended).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(news(ended))
                .contains(new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.HANGUP, BEN, 5_000)));
        var held = RULES.step(active(), new CallInput.MakeWay(BEN, First.HOLD, NOW + 9_000));
        assertThat(held.next()).isEqualTo(active().withHeld(BEN, true));
        assertThat(news(held))
                .containsExactly(new CallEffect.TellEventually(ANAS_DESK, new ServerCallEvent.Held(CALL, BEN, true)));
    }

    @Test
    void aLostDeviceHasTheGraceToResume() {
        var lost = RULES.step(active(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 5_000));
        assertThat(lost.next()).isEqualTo(active().withLoss(ANA, NOW + 5_000));
        assertThat(lost.effects())
                .containsExactly(
                        new CallEffect.Tell(BENS_DESK, new ServerCallEvent.PeerReconnecting(CALL, ANA, 15_000L)));
        assertThat(RULES.step(lost.next(), new CallInput.Due(NOW + 19_999)).next())
                .isEqualTo(lost.next());
        var resumed = RULES.step(lost.next(), new CallInput.Resume(ANAS_DESK, NOW + 19_999));
        assertThat(resumed.next()).isEqualTo(active());
        assertThat(resumed.effects())
                .containsExactly(
                        new CallEffect.Answer(new Ack.CallAck(active().info())),
                        new CallEffect.DeliverKept(ANAS_DESK),
                        new CallEffect.Tell(BENS_DESK, new ServerCallEvent.PeerResumed(CALL, ANA, null)));
    }

    @Test
    void theGraceOverEndsItAsCompleted() {
        var lost = RULES.step(active(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 5_000));
        var step = RULES.step(lost.next(), new CallInput.Due(NOW + 20_123));
        assertThat(left(step).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(left(step).endedAt()).isEqualTo(NOW + 20_000);
        assertThat(news(step))
                .contains(new CallEffect.Tell(
                        BENS_DESK, new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 16_000)));
    }

    @Test
    void ofTwoLostDevicesTheFirstToRunOutEndsItAndTheFirstBackIsToldOfTheOther() {
        var one = RULES.step(active(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 5_000));
        var both = RULES.step(one.next(), new CallInput.DeviceLost(BENS_DESK, true, NOW + 6_000));
        assertThat(((ServerCall.Active) both.next()).dueAt(TIMES)).hasValue(NOW + 20_000);
        var back = RULES.step(both.next(), new CallInput.Resume(ANAS_DESK, NOW + 7_000));
        assertThat(back.effects())
                .contains(new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.PeerReconnecting(CALL, BEN, 14_000L)));
        assertThat(((ServerCall.Active) back.next()).dueAt(TIMES)).hasValue(NOW + 21_000);
    }

    @Test
    void withoutGraceALostDeviceEndsItAtOnce() {
        var strict = new CallRules(new CallTimes(30_000, 0));
        assertThat(left(strict.step(active(), new CallInput.DeviceLost(BENS_DESK, true, NOW + 5_000)))
                        .endedAt())
                .isEqualTo(NOW + 5_000);
        assertThat(left(strict.step(ringing(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 5_000)))
                        .outcome())
                .isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void devicesThatAreNotInItComeAndGo() {
        for (var input : List.of(
                new CallInput.DeviceLost(BENS_PHONE, true, NOW),
                new CallInput.DeviceSignedOut(ANAS_PHONE, true, NOW),
                new CallInput.MemberLeft(CAT, NOW))) {
            assertThat(RULES.step(active(), input)).isEqualTo(Step.to(active()));
        }
    }

    @Test
    void signingOutOrLeavingTheChatEndsItAtOnce() {
        for (var input : List.of(
                new CallInput.DeviceSignedOut(BENS_DESK, false, NOW + 9_000),
                new CallInput.MemberLeft(BEN, NOW + 9_000))) {
            var step = RULES.step(active(), input);
            assertThat(left(step).outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(news(step))
                    .contains(new CallEffect.Tell(
                            ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 5_000)));
        }
    }
}
