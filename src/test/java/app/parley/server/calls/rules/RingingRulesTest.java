package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static app.parley.server.calls.rules.Steps.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A call that rings.
class RingingRulesTest {
    @Test
    void anAnswerStartsTheCallTellsBothDevicesAndStopsTheOthers() {
        var step = RULES.step(ringing(), new CallInput.Accept(BENS_DESK, null, List.of(), NOW + 4_000));
        assertThat(step.next()).isEqualTo(active());
        var accepted = new ServerCallEvent.Accepted(CALL, BENS_DESK.device(), NOW + 4_000);
        assertThat(step.effects())
                .containsExactly(
                        new CallEffect.Answer(new Ack.CallAck(active().info())),
                        new CallEffect.TellEventually(ANAS_DESK, accepted),
                        new CallEffect.Tell(BENS_DESK, accepted),
                        new CallEffect.TellRinging(
                                new ServerCallEvent.Ended(CALL, Reason.ANSWERED_ELSEWHERE, null, 0),
                                BENS_DESK.device()));
    }

    @Test
    void onlyTheCalleeAnswersOrRejects() {
        for (var by : List.of(ANAS_DESK, ANAS_PHONE, CATS_DESK)) {
            assertThat(refusal(RULES.step(ringing(), new CallInput.Accept(by, null, List.of(), NOW))))
                    .isEqualTo(ErrorCode.NOT_CALLEE);
            assertThat(refusal(RULES.step(ringing(), new CallInput.Reject(by, RejectReason.BUSY, NOW))))
                    .isEqualTo(ErrorCode.NOT_CALLEE);
        }
    }

    @Test
    void anActiveCallThatIsNotHeldMustBeEndedOrHeldFirst() {
        var others = List.of(talking(BENS_DESK.device()));
        assertThat(refusal(RULES.step(ringing(), new CallInput.Accept(BENS_DESK, null, others, NOW))))
                .isEqualTo(ErrorCode.BAD_REQUEST);
        for (var first : First.values()) {
            var step = RULES.step(ringing(), new CallInput.Accept(BENS_DESK, first, others, NOW));
            assertThat(step.next()).isInstanceOf(ServerCall.Active.class);
            assertThat(step.effects().getFirst()).isEqualTo(new CallEffect.MakeWay(OTHER, BEN, first));
        }
    }

    @Test
    void onlyTheDeviceInTheActiveCallHoldsItByAnsweringButAnyEndsIt() {
        var others = List.of(talking(BENS_PHONE.device()));
        assertThat(refusal(RULES.step(ringing(), new CallInput.Accept(BENS_DESK, First.HOLD, others, NOW))))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(RULES.step(ringing(), new CallInput.Accept(BENS_DESK, First.END, others, NOW))
                        .next())
                .isInstanceOf(ServerCall.Active.class);
    }

    @Test
    void aHeldCallStaysHeldUnlessItIsToEnd() {
        var others = List.of(held(BENS_PHONE.device()));
        for (var first : new First[] {null, First.HOLD}) {
            assertThat(RULES.step(ringing(), new CallInput.Accept(BENS_DESK, first, others, NOW))
                            .effects())
                    .noneMatch(CallEffect.MakeWay.class::isInstance);
        }
        assertThat(RULES.step(ringing(), new CallInput.Accept(BENS_DESK, First.END, others, NOW))
                        .effects())
                .contains(new CallEffect.MakeWay(OTHER, BEN, First.END));
    }

    @Test
    void aRejectionTellsTheCallerOnceAndTheOtherRingingDevicesOfIt() {
        for (var reason : RejectReason.values()) {
            var step = RULES.step(ringing(), new CallInput.Reject(BENS_DESK, reason, NOW + 7));
            assertThat(left(step).outcome()).isEqualTo(reason == RejectReason.BUSY ? Outcome.BUSY : Outcome.DECLINED);
            assertThat(news(step))
                    .containsExactly(
                            new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.Rejected(CALL, reason)),
                            new CallEffect.TellRinging(
                                    new ServerCallEvent.Ended(CALL, Reason.DECLINED_ELSEWHERE, null, 0),
                                    BENS_DESK.device()));
        }
    }

    @Test
    void theCalleesHangUpIsARejection() {
        assertThat(RULES.step(ringing(), new CallInput.End(BENS_DESK, HangUpReason.FAILED, NOW + 7)))
                .isEqualTo(RULES.step(ringing(), new CallInput.Reject(BENS_DESK, RejectReason.DECLINED, NOW + 7)));
    }

    @Test
    void theCallersHangUpCancelsWhateverItsReason() {
        for (var reason : HangUpReason.values()) {
            var step = RULES.step(ringing(), new CallInput.End(ANAS_PHONE, reason, NOW + 7));
            assertThat(left(step).outcome()).isEqualTo(Outcome.CANCELLED);
            var ended = new ServerCallEvent.Ended(CALL, Reason.CANCELLED, ANA, 0);
            assertThat(news(step))
                    .containsExactly(new CallEffect.Tell(ANAS_DESK, ended), new CallEffect.TellRinging(ended, null));
        }
    }

    @Test
    void nobodyAnswersInTime() {
        assertThat(RULES.step(ringing(), new CallInput.Due(NOW + 29_999)).next())
                .isEqualTo(ringing());
        var step = RULES.step(ringing(), new CallInput.Due(NOW + 30_005));
        assertThat(left(step).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(left(step).endedAt()).isEqualTo(NOW + 30_000);
        var ended = new ServerCallEvent.Ended(CALL, Reason.TIMEOUT, null, 0);
        assertThat(news(step))
                .containsExactly(
                        new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.Timeout(CALL)),
                        new CallEffect.Tell(ANAS_DESK, ended),
                        new CallEffect.TellRinging(ended, null));
    }

    @Test
    void aLostCallerCancelsAfterFiveSeconds() {
        var lost = RULES.step(ringing(), new CallInput.DeviceLost(ANAS_DESK, false, NOW + 1_000));
        assertThat(lost.effects()).isEmpty();
        assertThat(RULES.step(lost.next(), new CallInput.Due(NOW + 5_999)).next())
                .isEqualTo(lost.next());
        var step = RULES.step(lost.next(), new CallInput.Due(NOW + 6_000));
        assertThat(left(step).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(news(step))
                .contains(new CallEffect.TellRinging(
                        new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 0), null));
    }

    @Test
    void aLostCallerWhoResumesKeepsTheCallRinging() {
        var lost = RULES.step(ringing(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 1_000));
        var step = RULES.step(lost.next(), new CallInput.Resume(ANAS_DESK, NOW + 2_000));
        assertThat(step.next()).isEqualTo(ringing());
        assertThat(step.effects())
                .containsExactly(
                        new CallEffect.Answer(new Ack.CallAck(ringing().info())),
                        new CallEffect.DeliverKept(ANAS_DESK));
    }

    @Test
    void onlyTheCallersDeviceResumesARingingCall() {
        assertThat(refusal(RULES.step(ringing(), new CallInput.Resume(ANAS_PHONE, NOW))))
                .isEqualTo(ErrorCode.NOT_PARTICIPANT);
        assertThat(refusal(RULES.step(ringing(), new CallInput.Resume(CATS_DESK, NOW))))
                .isEqualTo(ErrorCode.NOT_PARTICIPANT);
        assertThat(refusal(RULES.step(ringing(), new CallInput.Resume(BENS_DESK, NOW))))
                .isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
    }

    @Test
    void theCalleesLastDeviceLostIsAMissedCallAndAnyOtherChangesNothing() {
        assertThat(RULES.step(ringing(), new CallInput.DeviceLost(BENS_PHONE, false, NOW + 1_000)))
                .isEqualTo(Step.to(ringing()));
        var lost = RULES.step(ringing(), new CallInput.DeviceLost(BENS_DESK, true, NOW + 1_000));
        var step = RULES.step(lost.next(), new CallInput.Due(NOW + 6_000));
        assertThat(left(step).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(news(step))
                .contains(
                        new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 0)));
    }

    @Test
    void aCalleeWhoComesBackRingsAgain() {
        var lost = RULES.step(ringing(), new CallInput.DeviceLost(BENS_DESK, true, NOW + 1_000));
        var step = RULES.step(lost.next(), new CallInput.DeviceConnected(BENS_PHONE, true));
        assertThat(step.next()).isEqualTo(ringing());
        assertThat(step.effects())
                .containsExactly(
                        new CallEffect.Ring((ServerCall.Ringing) lost.next(), true, BENS_PHONE.device()),
                        new CallEffect.DeliverKept(BENS_PHONE));
    }

    @Test
    void anAnswerToALostCallerStartsTheirGrace() {
        var lost = RULES.step(ringing(), new CallInput.DeviceLost(ANAS_DESK, true, NOW + 1_000));
        var step = RULES.step(lost.next(), new CallInput.Accept(BENS_DESK, null, List.of(), NOW + 4_000));
        assertThat(step.next()).isEqualTo(active().withLoss(ANA, NOW + 1_000));
        assertThat(step.effects())
                .contains(new CallEffect.Tell(BENS_DESK, new ServerCallEvent.PeerReconnecting(CALL, ANA, 12_000L)));
    }

    @Test
    void signingOutEndsItAtOnceOnlyWhereNobodyIsLeftToTalk() {
        var caller = RULES.step(ringing(), new CallInput.DeviceSignedOut(ANAS_DESK, false, NOW + 1));
        assertThat(left(caller).outcome()).isEqualTo(Outcome.CANCELLED);
        var callee = RULES.step(ringing(), new CallInput.DeviceSignedOut(BENS_DESK, true, NOW + 1));
        assertThat(left(callee).outcome()).isEqualTo(Outcome.MISSED);
        for (var ended : List.of(caller, callee)) {
            assertThat(news(ended))
                    .contains(new CallEffect.Tell(
                            ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 0)));
        }
        for (var other : List.of(ANAS_PHONE, BENS_DESK)) {
            assertThat(RULES.step(ringing(), new CallInput.DeviceSignedOut(other, false, NOW + 1)))
                    .isEqualTo(Step.to(ringing()));
        }
    }

    @Test
    void leavingTheChatEndsItAtOnce() {
        assertThat(left(RULES.step(ringing(), new CallInput.MemberLeft(ANA, NOW)))
                        .outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(left(RULES.step(ringing(), new CallInput.MemberLeft(BEN, NOW)))
                        .outcome())
                .isEqualTo(Outcome.MISSED);
        assertThat(RULES.step(ringing(), new CallInput.MemberLeft(CAT, NOW))).isEqualTo(Step.to(ringing()));
    }
}
