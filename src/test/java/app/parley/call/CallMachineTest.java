package app.parley.call;

import static app.parley.call.Ladder.ANSWER;
import static app.parley.call.Ladder.CALL_ACK;
import static app.parley.call.Ladder.CANDIDATE;
import static app.parley.call.Ladder.ID;
import static app.parley.call.Ladder.INITIATE;
import static app.parley.call.Ladder.LAPTOP;
import static app.parley.call.Ladder.OFFER;
import static app.parley.call.Ladder.PHONE;
import static app.parley.call.Ladder.RESUME;
import static app.parley.call.Ladder.START;
import static app.parley.call.Ladder.after;
import static app.parley.call.Ladder.description;
import static app.parley.call.Ladder.signal;
import static app.parley.call.Ladder.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.AddCandidate;
import app.parley.call.CallEffect.ApplyAnswer;
import app.parley.call.CallEffect.ApplyOffer;
import app.parley.call.CallEffect.CloseMedia;
import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallEffect.OpenDevices;
import app.parley.call.CallEffect.OpenMedia;
import app.parley.call.CallEffect.Send;
import app.parley.call.CallEffect.StartSending;
import app.parley.call.CallEffect.StopTones;
import app.parley.protocol.Ack;
import app.parley.protocol.CallSignal;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallMachineTest {
    @Nested
    class TheCaller {
        @Test
        void opensTheDevicesAndOffersWhileTheServerIsAsked() {
            var step = step(
                    new CallState.Idle(),
                    new CallInput.Dial(Ladder.KEY, Ladder.BEN, Ladder.CHAT, app.parley.protocol.CallType.VIDEO));
            assertThat(step.effects())
                    .containsExactly(
                            new OpenMedia(),
                            new OpenDevices(true),
                            new CreateOffer(false),
                            new Send(INITIATE),
                            new CallEffect.StartTimer(CallTimer.REACH_SERVER));
        }

        @Test
        void keepsItsOfferUntilTheCallHasAnIdAndThenSendsEverythingInOrder() {
            var early = after(
                    Ladder.dialled(), new CallInput.LocalDescription(OFFER), new CallInput.LocalCandidate(CANDIDATE));
            assertThat(sent(step(early, new CallInput.Initiated(ID))))
                    .containsExactly(send(new CallSignal.Offer(OFFER)), send(new CallSignal.Candidate(CANDIDATE)));
        }

        @Test
        void sendsNothingOfTheUserBeforeTheAnswer() {
            var state = Ladder.warmCaller();
            assertThat(state).isInstanceOf(CallState.Calling.class);
            var step = step(state, new CallInput.Accepted(LAPTOP, START));
            assertThat(step.effects()).contains(new StartSending());
        }

        @Test
        void isActiveWithTheAnswerWhenTheyWereConnectedBefore() {
            assertThat(after(Ladder.warmCaller(), new CallInput.Accepted(LAPTOP, START)))
                    .isInstanceOfSatisfying(
                            CallState.Active.class,
                            active -> assertThat(active.startedAt()).isEqualTo(START));
        }

        @Test
        void beginsAnewOnceMoreWhenALateAnswerWasTakenForTheNewOne() {
            var anew = after(Ladder.warmCaller(), new CallInput.Accepted(PHONE, START));
            var late = new CallSignal.Answer(Ladder.description(SessionDescription.Type.ANSWER, "old"));
            var mistaken = after(anew, new CallInput.PeerSignal(late, PHONE));
            var right = new CallSignal.Answer(Ladder.description(SessionDescription.Type.ANSWER, "new"));
            var step = step(mistaken, new CallInput.PeerSignal(right, PHONE));
            assertThat(step.effects()).contains(new CloseMedia(), new OpenMedia(), new CreateOffer(false));
            var again = new CallSignal.Answer(Ladder.description(SessionDescription.Type.ANSWER, "newest"));
            assertThat(step(step.next(), new CallInput.PeerSignal(again, PHONE)).effects())
                    .containsExactly(new ApplyAnswer(again.sdp()));
        }

        @Test
        void beginsAnewWhenItsPeerConnectionHadFailedBeforeTheAnswer() {
            var failed = step(Ladder.warmCaller(), new CallInput.MediaFailed());
            assertThat(failed.effects()).isEmpty();
            var step = step(failed.next(), new CallInput.Accepted(LAPTOP, START));
            assertThat(step.effects())
                    .containsSubsequence(new CloseMedia(), new OpenMedia(), new CreateOffer(false), new StartSending());
            var again = step(step.next(), new CallInput.MediaFailed());
            assertThat(again.effects()).doesNotContain(new CloseMedia());
        }

        @Test
        void beginsAnewOnceWhenItsPeerConnectionFailsAfterTheAnswer() {
            var cold = after(Ladder.warmCaller(), new CallInput.MediaLost(), new CallInput.Accepted(LAPTOP, START));
            assertThat(cold).isInstanceOf(CallState.Connecting.class);
            var failed = step(cold, new CallInput.MediaFailed());
            assertThat(failed.effects())
                    .containsSubsequence(new CloseMedia(), new OpenMedia(), new StartSending(), new CreateOffer(false));
            var answered = after(failed.next(), new CallInput.PeerSignal(new CallSignal.Answer(ANSWER), LAPTOP));
            assertThat(step(answered, new CallInput.MediaFailed()).effects())
                    .contains(new CreateOffer(true))
                    .doesNotContain(new CloseMedia());
        }

        @Test
        void beginsAnewWhenAnotherDeviceAnswersThanTheOneAgreedWith() {
            var step = step(Ladder.warmCaller(), new CallInput.Accepted(PHONE, START));
            assertThat(step.effects())
                    .containsSubsequence(
                            new CloseMedia(),
                            new OpenMedia(),
                            new OpenDevices(true),
                            new CreateOffer(false),
                            new StartSending());
            assertThat(step.next()).isInstanceOf(CallState.Connecting.class);
            var fromTheOther = step(step.next(), new CallInput.PeerSignal(new CallSignal.Answer(ANSWER), LAPTOP));
            assertThat(fromTheOther.effects()).isEmpty();
        }

        @Test
        void tellsTheServerLaterWhenItGaveUpBeforeTheCallHadAnId() {
            var ended = Ladder.endedUnnamed();
            assertThat(sent(step(ended, new CallInput.Initiated(ID))))
                    .containsExactly(new ClientCallEvent.End(ID, ClientCallEvent.HangUpReason.HANGUP));
        }

        @Test
        void asksAgainWithTheSameWishWhenTheServerComesBack() {
            assertThat(sent(step(Ladder.dialled(), new CallInput.Signalling(true))))
                    .containsExactly(INITIATE);
        }

        @Test
        void offersAgainAfterTheServerMayHaveForgottenTheOffer() {
            var back = after(Ladder.calling(), new CallInput.Signalling(false), new CallInput.Signalling(true));
            assertThat(step(back, new CallInput.Answered(RESUME, CALL_ACK, START))
                            .effects())
                    .contains(new CreateOffer(true));
        }

        @Test
        void readsWhyTheServerRefuses() {
            assertThat(refused(ErrorCode.CALLEE_OFFLINE)).isEqualTo(new EndReason.PeerOffline());
            assertThat(refused(ErrorCode.CALLEE_BUSY)).isEqualTo(new EndReason.Busy());
            assertThat(refused(ErrorCode.CALLER_BUSY))
                    .isEqualTo(new EndReason.Failed(new CallFailure.Refused(ErrorCode.CALLER_BUSY)));
        }

        private EndReason refused(ErrorCode code) {
            var ack = new Ack.Refused(ProtocolError.of(code, "no", ID));
            return reason(after(Ladder.dialled(), new CallInput.Answered(INITIATE, ack, START)));
        }

        @Test
        void seesNoAnswerAfterTheTimeoutOnce() {
            var timedOut = after(Ladder.calling(), new CallInput.TimedOut());
            assertThat(reason(timedOut)).isEqualTo(new EndReason.NoAnswer());
            assertThat(step(timedOut, over(ServerCallEvent.Reason.TIMEOUT)).effects())
                    .isEmpty();
        }

        @Test
        void givesUpWhenTheServerDoesNotAnswer() {
            assertThat(reason(after(Ladder.dialled(), new CallInput.TimerFired(CallTimer.REACH_SERVER, START))))
                    .isEqualTo(new EndReason.Failed(new CallFailure.ServerUnreachable()));
        }
    }

    @Nested
    class TheCallee {
        @Test
        void answersTheOfferWhileItRingsAndOpensNoDevice() {
            var step = step(Ladder.ringing(), signal(new CallSignal.Offer(OFFER)));
            assertThat(step.effects()).containsExactly(new ApplyOffer(OFFER));
            assertThat(sent(step(step.next(), new CallInput.LocalDescription(ANSWER))))
                    .containsExactly(send(new CallSignal.Answer(ANSWER)));
        }

        @Test
        void opensTheDevicesOnAnswerAndSendsOnceTheServerAgrees() {
            var answered = step(Ladder.warm(), new CallInput.Answer(true));
            assertThat(answered.effects())
                    .contains(new StopTones(), new OpenDevices(true))
                    .doesNotContain(new StartSending());
            var confirmed = step(answered.next(), new CallInput.Accepted(PHONE, START));
            assertThat(confirmed.effects()).contains(new StartSending());
            assertThat(confirmed.next()).isInstanceOf(CallState.Active.class);
        }

        @Test
        void opensNoCameraWhenAnsweringWithSoundOnly() {
            assertThat(step(Ladder.warm(), new CallInput.Answer(false)).effects())
                    .contains(new OpenDevices(false));
        }

        @Test
        void doesNotRingWhenTheCallIsSilent() {
            var event = new ServerCallEvent.Incoming(
                    ID, Ladder.CHAT, app.parley.protocol.CallType.AUDIO, Ladder.BEN, 1, true, null);
            var step = step(new CallState.Idle(), new CallInput.Incoming(Ladder.KEY, event, false));
            assertThat(step.effects()).doesNotContain(new CallEffect.Ring());
        }

        @Test
        void stopsRingingHoweverItEnds() {
            for (var reason : ServerCallEvent.Reason.values()) {
                assertThat(step(Ladder.ringing(), over(reason)).effects())
                        .as("%s", reason)
                        .contains(new StopTones());
            }
            assertThat(step(Ladder.ringing(), new CallInput.Reject()).effects()).contains(new StopTones());
            assertThat(step(Ladder.ringing(), new CallInput.TimerFired(CallTimer.RING, START))
                            .effects())
                    .contains(new StopTones());
        }

        @Test
        void endsARingThatTheServerDoesNotRepeatAfterAReconnection() {
            var back = after(Ladder.ringing(), new CallInput.Signalling(false), new CallInput.Signalling(true));
            assertThat(after(back, Ladder.incoming())).isInstanceOf(CallState.Ringing.class);
            assertThat(after(back, new CallInput.TimerFired(CallTimer.RING_CONFIRM, START)))
                    .isInstanceOf(CallState.Ended.class);
        }

        @Test
        void losesTheRaceToAnotherDeviceQuietly() {
            var answered = after(Ladder.ringing(), new CallInput.Answer(true));
            assertThat(reason(after(answered, over(ServerCallEvent.Reason.ANSWERED_ELSEWHERE))))
                    .isEqualTo(new EndReason.AnsweredElsewhere());
        }

        @Test
        void beginsAnewWhenTheCallersOfferComesFromANewPeerConnection() {
            var other = description(SessionDescription.Type.OFFER, "99");
            var cold = after(Ladder.warm(), new CallInput.Answer(true), new CallInput.Accepted(PHONE, START));
            assertThat(step(cold, signal(new CallSignal.Offer(other))).effects())
                    .containsSubsequence(
                            new CloseMedia(),
                            new OpenMedia(),
                            new OpenDevices(true),
                            new StartSending(),
                            new ApplyOffer(other));
        }
    }

    @Nested
    class TheConnection {
        @Test
        void isCalledReconnectingAtOnceAndKeepsItsStart() {
            assertThat(Ladder.reconnectingCaller())
                    .isInstanceOfSatisfying(
                            CallState.Reconnecting.class,
                            state -> assertThat(state.startedAt()).isEqualTo(START));
            assertThat(after(Ladder.reconnectingCaller(), new CallInput.MediaConnected()))
                    .isInstanceOfSatisfying(
                            CallState.Active.class,
                            state -> assertThat(state.startedAt()).isEqualTo(START));
        }

        @Test
        void isRestartedFirstByTheCaller() {
            assertThat(step(Ladder.reconnectingCaller(), new CallInput.TimerFired(CallTimer.RESTART_CALLER, START))
                            .effects())
                    .contains(new CreateOffer(true));
            assertThat(step(Ladder.reconnectingCallee(), new CallInput.TimerFired(CallTimer.RESTART_CALLEE, START))
                            .effects())
                    .contains(new CreateOffer(true));
            assertThat(CallTimer.RESTART_CALLER.delay()).isLessThan(CallTimer.RESTART_CALLEE.delay());
        }

        @Test
        void isGivenUpAfterItsTimeAndTheServerHears() {
            var step = step(
                    Ladder.reconnectingCaller(), new CallInput.TimerFired(CallTimer.GIVE_UP, START.plusSeconds(90)));
            assertThat(sent(step)).containsExactly(new ClientCallEvent.End(ID, ClientCallEvent.HangUpReason.FAILED));
            assertThat(step.next()).isInstanceOfSatisfying(CallState.Ended.class, ended -> {
                assertThat(ended.reason()).isEqualTo(new EndReason.Failed(new CallFailure.ConnectionLost()));
                assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(90));
            });
        }

        @Test
        void failsWithWordsWhenNothingConnects() {
            assertThat(reason(after(Ladder.connectingCaller(), new CallInput.TimerFired(CallTimer.CONNECT, START))))
                    .isEqualTo(new EndReason.Failed(new CallFailure.NothingConnected(Tried.NOTHING)));
        }

        @Test
        void failsAtOnceWhenTheRelayRefusesAndTheServerHears() {
            var refused = new CallFailure.RelayRefused(401);
            for (var state : List.of(Ladder.calling(), Ladder.connectingCaller())) {
                var step = step(state, new CallInput.NoWayOut(refused));
                assertThat(reason(step.next())).isEqualTo(new EndReason.Failed(refused));
                assertThat(sent(step))
                        .containsExactly(new ClientCallEvent.End(ID, ClientCallEvent.HangUpReason.FAILED));
            }
        }

        @Test
        void ringsOnWithoutAWayForTheOtherDevicesAndFailsOnceAnsweredHere() {
            var refused = new CallFailure.RelayRefused(401);
            var ringing = after(Ladder.warm(), new CallInput.NoWayOut(refused));
            assertThat(ringing).isInstanceOf(CallState.Ringing.class);
            var answered = after(ringing, new CallInput.Answer(true));
            var accept = new ClientCallEvent.Accept(ID, null);
            assertThat(reason(after(answered, new CallInput.Answered(accept, CALL_ACK, START))))
                    .isEqualTo(new EndReason.Failed(refused));
        }

        @Test
        void toTheServerMayBeLostWhileTheCallGoesOn() {
            var lost = after(Ladder.activeCaller(), new CallInput.Signalling(false));
            assertThat(lost).isInstanceOf(CallState.Active.class);
            var muted = step(lost, new CallInput.Mute(true));
            assertThat(sent(muted)).isEmpty();
            var back = step(muted.next(), new CallInput.Signalling(true));
            assertThat(sent(back)).containsExactly(RESUME);
            assertThat(sent(step(back.next(), new CallInput.Answered(RESUME, CALL_ACK, START))))
                    .containsExactly(send(new CallSignal.Media(false, false, false)));
        }

        @Test
        void endsWhenTheServerKnowsTheCallNoMore() {
            var back = after(Ladder.activeCaller(), new CallInput.Signalling(false), new CallInput.Signalling(true));
            var gone = new Ack.Refused(ProtocolError.of(ErrorCode.CALL_NOT_ACTIVE, "over"));
            assertThat(reason(after(back, new CallInput.Answered(RESUME, gone, START))))
                    .isEqualTo(new EndReason.Disconnected());
        }

        @Test
        void saysAnUnheardEndAgain() {
            var end = new ClientCallEvent.End(ID, ClientCallEvent.HangUpReason.HANGUP);
            var unheard = after(Ladder.ended(), new CallInput.Unanswered(end));
            assertThat(sent(step(unheard, new CallInput.Signalling(true)))).containsExactly(end);
        }
    }

    @Nested
    class WhatIsSent {
        @Test
        void isToldToTheOtherSideWhenTheUserMutesOrHides() {
            var open = after(Ladder.activeCaller(), new CallInput.DevicesOpen(true, true));
            assertThat(sent(step(open, new CallInput.Mute(true))))
                    .containsExactly(send(new CallSignal.Media(false, true, false)));
            assertThat(sent(step(open, new CallInput.Camera(false))))
                    .containsExactly(send(new CallSignal.Media(true, false, false)));
        }

        @Test
        void isSoundAloneWhenTheCameraCannotBeOpened() {
            var failed = after(
                    Ladder.activeCaller(),
                    new CallInput.DeviceFailed(new CallFailure.Camera(CallFailure.Trouble.BUSY)),
                    new CallInput.DevicesOpen(true, false));
            assertThat(failed).isInstanceOfSatisfying(CallState.Active.class, active -> {
                assertThat(active.call().local().visible()).isFalse();
                assertThat(active.call().local().trouble()).isEqualTo(new CallFailure.Camera(CallFailure.Trouble.BUSY));
            });
            assertThat(step(failed, new CallInput.RetryDevices()).effects()).containsExactly(new OpenDevices(true));
        }

        @Test
        void tryingAgainLeavesACameraOffThatWasSwitchedOff() {
            var failed = after(
                    Ladder.activeCaller(),
                    new CallInput.Camera(false),
                    new CallInput.DeviceFailed(new CallFailure.Microphone(CallFailure.Trouble.BUSY)));
            assertThat(step(failed, new CallInput.RetryDevices()).effects()).containsExactly(new OpenDevices(false));
        }

        @Test
        void endsTheTroubleWithADeviceThatOpensAfterAll() {
            var died = new CallFailure.Microphone(CallFailure.Trouble.DIED);
            var failed = after(
                    Ladder.activeCaller(), new CallInput.DeviceFailed(died), new CallInput.DevicesOpen(false, true));
            assertThat(failed)
                    .isInstanceOfSatisfying(
                            CallState.Active.class,
                            active ->
                                    assertThat(active.call().local().trouble()).isEqualTo(died));
            assertThat(after(failed, new CallInput.DevicesOpen(true, false)))
                    .isInstanceOfSatisfying(
                            CallState.Active.class,
                            active ->
                                    assertThat(active.call().local().trouble()).isNull());
        }
    }

    @Nested
    class Candidates {
        @Test
        void thatComeBeforeTheOfferWaitForIt() {
            var early = step(Ladder.ringing(), signal(new CallSignal.Candidate(CANDIDATE)));
            assertThat(early.effects()).isEmpty();
            assertThat(step(early.next(), signal(new CallSignal.Offer(OFFER))).effects())
                    .containsExactly(new ApplyOffer(OFFER), new AddCandidate(CANDIDATE));
        }

        @Test
        void ofADeviceThatWasNotAgreedWithArePassedOver() {
            var other = new CallInput.PeerSignal(new CallSignal.Candidate(CANDIDATE), PHONE);
            assertThat(step(Ladder.warmCaller(), other).effects()).isEmpty();
        }
    }

    @Nested
    class CrossingOffers {
        @Test
        void theImpoliteSidePassesTheirsOver() {
            var offering =
                    after(Ladder.reconnectingCaller(), new CallInput.TimerFired(CallTimer.RESTART_CALLER, START));
            var theirs = description(SessionDescription.Type.OFFER, "4712");
            var step = step(offering, signal(new CallSignal.Offer(theirs)));
            assertThat(step.effects()).isEmpty();
            assertThat(step(step.next(), signal(new CallSignal.Candidate(CANDIDATE)))
                            .effects())
                    .isEmpty();
        }

        @Test
        void thePoliteSideGivesWay() {
            var offering =
                    after(Ladder.reconnectingCallee(), new CallInput.TimerFired(CallTimer.RESTART_CALLEE, START));
            assertThat(step(offering, signal(new CallSignal.Offer(OFFER))).effects())
                    .containsExactly(new ApplyOffer(OFFER));
        }
    }

    private static CallInput.Over over(ServerCallEvent.Reason reason) {
        return new CallInput.Over(new ServerCallEvent.Ended(ID, reason, new UserId("ben"), 0));
    }

    private static ClientCallEvent send(CallSignal signal) {
        return new ClientCallEvent.Signal(ID, signal);
    }

    private static java.util.List<ClientCallEvent> sent(app.parley.loop.Step<CallState, CallEffect> step) {
        return step.effects().stream()
                .filter(Send.class::isInstance)
                .map(effect -> ((Send) effect).event())
                .toList();
    }

    private static EndReason reason(CallState state) {
        assertThat(state).isInstanceOf(CallState.Ended.class);
        return ((CallState.Ended) state).reason();
    }
}
