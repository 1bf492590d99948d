package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.ServerCallEvent.Reason;
import app.parley.server.calls.rules.CallInput.Surroundings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallRulesTest {
    @Nested
    class Initiating {
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

    @Nested
    class WhileRinging {
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
                assertThat(left(step).outcome())
                        .isEqualTo(reason == RejectReason.BUSY ? Outcome.BUSY : Outcome.DECLINED);
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
                        .containsExactly(
                                new CallEffect.Tell(ANAS_DESK, ended), new CallEffect.TellRinging(ended, null));
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
                    .contains(new CallEffect.Tell(
                            ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.DISCONNECTED, null, 0)));
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
            assertThat(RULES.step(ringing(), new CallInput.MemberLeft(CAT, NOW)))
                    .isEqualTo(Step.to(ringing()));
        }
    }

    @Nested
    class WhileActive {
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
                    .containsExactly(
                            new CallEffect.TellEventually(BENS_DESK, new ServerCallEvent.Held(CALL, ANA, true)));
            var both = RULES.step(step.next(), new CallInput.Hold(BENS_DESK, true, List.of(), NOW));
            assertThat(((ServerCall.Active) both.next()).info().heldBy()).containsExactly(ANA, BEN);
            var again = RULES.step(step.next(), new CallInput.Hold(ANAS_DESK, true, List.of(), NOW));
            assertThat(again.next()).isEqualTo(step.next());
            assertThat(news(again)).isEmpty();
        }

        @Test
        void takingAHeldCallBackHoldsTheOther() {
            var held = active().withHeld(ANA, true);
            var step =
                    RULES.step(held, new CallInput.Hold(ANAS_DESK, false, List.of(talking(ANAS_DESK.device())), NOW));
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
                    .contains(
                            new CallEffect.Tell(ANAS_DESK, new ServerCallEvent.Ended(CALL, Reason.HANGUP, BEN, 5_000)));
            var held = RULES.step(active(), new CallInput.MakeWay(BEN, First.HOLD, NOW + 9_000));
            assertThat(held.next()).isEqualTo(active().withHeld(BEN, true));
            assertThat(news(held))
                    .containsExactly(
                            new CallEffect.TellEventually(ANAS_DESK, new ServerCallEvent.Held(CALL, BEN, true)));
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

    @Nested
    class AfterARestart {
        @Test
        void bothSidesOfARingingCallHaveTheirSecondsAnew() {
            var step = RULES.step(ringing(), new CallInput.Restarted(NOW + 1_000, NOW + 9_000));
            assertThat(step.effects()).isEmpty();
            assertThat(((ServerCall.Ringing) step.next()).dueAt(TIMES)).hasValue(NOW + 14_000);
            var callee = RULES.step(step.next(), new CallInput.DeviceConnected(BENS_DESK, false));
            var caller = RULES.step(callee.next(), new CallInput.Resume(ANAS_DESK, NOW + 10_000));
            assertThat(caller.next()).isEqualTo(ringing());
        }

        @Test
        void aRingThatRanOutMeanwhileIsClosed() {
            var step = RULES.step(ringing(), new CallInput.Restarted(NOW + 1_000, NOW + 30_000));
            assertThat(left(step).outcome()).isEqualTo(Outcome.MISSED);
            assertThat(left(step).endedAt()).isEqualTo(NOW + 30_000);
        }

        @Test
        void theGraceOfAnActiveCallRunsFromTheLoss() {
            var step = RULES.step(active(), new CallInput.Restarted(NOW + 5_000, NOW + 9_000));
            assertThat(step.next())
                    .isEqualTo(active().withLoss(ANA, NOW + 5_000).withLoss(BEN, NOW + 5_000));
            var late = RULES.step(active(), new CallInput.Restarted(NOW + 5_000, NOW + 20_000));
            assertThat(left(late).outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(left(late).endedAt()).isEqualTo(NOW + 20_000);
        }

        @Test
        void whoWasLostBeforeKeepsTheirEarlierGrace() {
            var step =
                    RULES.step(active().withLoss(ANA, NOW + 4_500), new CallInput.Restarted(NOW + 5_000, NOW + 9_000));
            assertThat(((ServerCall.Active) step.next()).dueAt(TIMES)).hasValue(NOW + 19_500);
        }
    }

    @Nested
    class Afterwards {
        @Test
        void endingAgainIsOkAndChangesNothing() {
            for (var by : List.of(ANAS_DESK, BENS_PHONE)) {
                assertThat(RULES.step(over(), new CallInput.End(by, HangUpReason.HANGUP, NOW)))
                        .isEqualTo(CallRules.done(over()));
            }
            assertThat(refusal(RULES.step(over(), new CallInput.End(CATS_DESK, HangUpReason.HANGUP, NOW))))
                    .isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }

        @Test
        void everythingElseComesTooLate() {
            assertThat(refusal(RULES.step(over(), new CallInput.Accept(BENS_DESK, null, List.of(), NOW))))
                    .isEqualTo(ErrorCode.CALL_NOT_RINGING);
            assertThat(refusal(RULES.step(over(), new CallInput.Accept(ANAS_DESK, null, List.of(), NOW))))
                    .isEqualTo(ErrorCode.NOT_CALLEE);
            assertThat(refusal(RULES.step(over(), new CallInput.Hold(ANAS_DESK, true, List.of(), NOW))))
                    .isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
            assertThat(refusal(RULES.step(over(), new CallInput.Resume(ANAS_DESK, NOW))))
                    .isEqualTo(ErrorCode.CALL_NOT_ACTIVE);
            assertThat(refusal(RULES.step(over(), new CallInput.Resume(CATS_DESK, NOW))))
                    .isEqualTo(ErrorCode.NOT_PARTICIPANT);
        }

        @Test
        void anUnknownCallIsNotFound() {
            assertThat(refusal(
                            RULES.step(new ServerCall.None(), new CallInput.End(ANAS_DESK, HangUpReason.HANGUP, NOW))))
                    .isEqualTo(ErrorCode.CALL_NOT_FOUND);
        }
    }

    private static ErrorCode refusal(Step<ServerCall, CallEffect> step) {
        return error(step).error().code();
    }

    private static @Nullable CallId pointsAt(Step<ServerCall, CallEffect> step) {
        return error(step).error().callId();
    }

    private static Ack.Refused error(Step<ServerCall, CallEffect> step) {
        return step.effects().stream()
                .filter(CallEffect.Answer.class::isInstance)
                .map(effect -> (Ack.Refused) ((CallEffect.Answer) effect).ack())
                .findFirst()
                .orElseThrow();
    }

    private static CallRecord left(Step<ServerCall, CallEffect> step) {
        var records = step.effects().stream()
                .filter(CallEffect.Leave.class::isInstance)
                .map(effect -> ((CallEffect.Leave) effect).record())
                .toList();
        assertThat(records).as("the one record").hasSize(1);
        assertThat(step.next()).isEqualTo(new ServerCall.Over(records.getFirst()));
        return records.getFirst();
    }

    /// Who is told what, but for the acting client's ack.
    private static List<CallEffect> news(Step<ServerCall, CallEffect> step) {
        var news = new ArrayList<>(step.effects());
        news.removeIf(effect -> effect instanceof CallEffect.Answer || effect instanceof CallEffect.Leave);
        return news;
    }
}
