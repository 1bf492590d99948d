package app.parley.call;

import static app.parley.call.Ladder.ANSWER;
import static app.parley.call.Ladder.ID;
import static app.parley.call.Ladder.OFFER;
import static app.parley.call.Ladder.START;
import static app.parley.call.Ladder.after;
import static app.parley.call.Ladder.signal;
import static app.parley.call.Ladder.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.CreateOffer;
import app.parley.call.CallEffect.SetCamera;
import app.parley.call.CallEffect.SetHold;
import app.parley.call.CallEffect.SetShownSize;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallSignal.UpgradeStep;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.SessionDescription;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What happens within an answered call: pictures by consent, holding, sizes, the screen, telephone keys.
class TalkingTest {
    @Nested
    class PicturesByConsent {
        private final CallState caller = Ladder.audio(Ladder.activeCaller());
        private final CallState callee = Ladder.audio(Ladder.activeCallee());

        @Test
        void areAskedForAndGrantedWithANewOfferOfTheAsker() {
            var asked = step(caller, new CallInput.AskForVideo());
            assertThat(said(asked)).containsExactly(upgrade(UpgradeStep.ASK));
            assertThat(asked.effects()).contains(new CallEffect.StartTimer(CallTimer.UPGRADE));
            var granted = step(asked.next(), theirs(UpgradeStep.ACCEPT));
            assertThat(call(granted.next()).type()).isEqualTo(CallType.VIDEO);
            assertThat(granted.effects())
                    .contains(new SetCamera(true), new CreateOffer(false))
                    .contains(new CallEffect.CancelTimer(CallTimer.UPGRADE));
        }

        @Test
        void areGrantedWithOrWithoutBeingSeen() {
            var asked = after(callee, theirs(UpgradeStep.ASK));
            assertThat(call(asked).upgrade()).isEqualTo(Upgrade.ASKED_BY_THEM);
            var unseen = step(asked, new CallInput.AnswerForVideo(true, false));
            assertThat(said(unseen)).containsExactly(upgrade(UpgradeStep.ACCEPT));
            assertThat(unseen.effects()).doesNotContain(new SetCamera(true));
            assertThat(call(unseen.next()).hasVideo()).isTrue();
            var seen = step(asked, new CallInput.AnswerForVideo(true, true));
            assertThat(seen.effects()).contains(new SetCamera(true)).doesNotContain(new CreateOffer(false));
        }

        @Test
        void canBeDeclined() {
            var asked = after(callee, theirs(UpgradeStep.ASK));
            var declined = step(asked, new CallInput.AnswerForVideo(false, false));
            assertThat(said(declined)).containsExactly(upgrade(UpgradeStep.DECLINE));
            assertThat(call(declined.next()).hasVideo()).isFalse();
            var told = after(caller, new CallInput.AskForVideo(), theirs(UpgradeStep.DECLINE));
            assertThat(call(told).upgrade()).isEqualTo(Upgrade.DECLINED);
            assertThat(said(step(told, new CallInput.AskForVideo()))).containsExactly(upgrade(UpgradeStep.ASK));
        }

        @Test
        void areTakenBackWhenNobodyAnswers() {
            var asked = after(caller, new CallInput.AskForVideo());
            var late = step(asked, new CallInput.TimerFired(CallTimer.UPGRADE, START));
            assertThat(said(late)).containsExactly(upgrade(UpgradeStep.DROP));
            assertThat(call(late.next()).upgrade()).isEqualTo(Upgrade.UNANSWERED);
            // Their yes was on its way: it is taken back as well, and no camera opens here.
            var crossed = step(late.next(), theirs(UpgradeStep.ACCEPT));
            assertThat(said(crossed)).containsExactly(upgrade(UpgradeStep.DROP));
            assertThat(crossed.effects()).doesNotContain(new SetCamera(true));
        }

        @Test
        void openNoCameraForAYesToNothing() {
            var step = step(callee, theirs(UpgradeStep.ACCEPT));
            assertThat(said(step)).containsExactly(upgrade(UpgradeStep.DROP));
            assertThat(call(step.next()).hasVideo()).isFalse();
        }

        @Test
        void areAgreedOnAtOnceWhenBothAskAndTheCalleesOfferGivesWay() {
            var here = step(after(caller, new CallInput.AskForVideo()), theirs(UpgradeStep.ASK));
            var there = step(after(callee, new CallInput.AskForVideo()), theirs(UpgradeStep.ASK));
            for (var side : List.of(here, there)) {
                assertThat(call(side.next()).hasVideo()).isTrue();
                assertThat(side.effects()).contains(new SetCamera(true), new CreateOffer(false));
            }
            // Their offers collide.
            var offer = signal(new CallSignal.Offer(OFFER));
            var passedOver = step(after(here.next(), signal(new CallSignal.Answer(ANSWER))), offer);
            assertThat(passedOver.next()).isInstanceOf(CallState.Active.class);
            assertThat(step(here.next(), signal(new CallSignal.Offer(ANSWER_AS_OFFER)))
                            .effects())
                    .isEmpty();
            assertThat(step(there.next(), offer).effects()).contains(new CallEffect.ApplyOffer(OFFER));
        }

        @Test
        void areDroppedByEitherAndTheCameraIsReleased() {
            var mine = step(Ladder.activeCaller(), new CallInput.DropVideo());
            assertThat(said(mine)).containsExactly(upgrade(UpgradeStep.DROP));
            assertThat(mine.effects()).contains(new SetCamera(false));
            assertThat(call(mine.next()).type()).isEqualTo(CallType.AUDIO);
            var told = step(Ladder.activeCallee(), theirs(UpgradeStep.DROP));
            assertThat(told.effects()).containsExactly(new SetCamera(false));
            assertThat(call(told.next()).type()).isEqualTo(CallType.AUDIO);
            assertThat(call(told.next()).showsPeer()).isFalse();
        }

        @Test
        void areOfNoConsequenceAfterTheEnd() {
            for (var late : UpgradeStep.values()) {
                assertThat(step(Ladder.ended(), theirs(late)).next()).isEqualTo(Ladder.ended());
                assertThat(step(Ladder.ended(), theirs(late)).effects()).isEmpty();
            }
        }

        private static CallInput theirs(UpgradeStep step) {
            return signal(new CallSignal.Upgrade(step));
        }

        private static CallSignal upgrade(UpgradeStep step) {
            return new CallSignal.Upgrade(step);
        }
    }

    /// What the other side would offer, from its own peer connection.
    private static final SessionDescription ANSWER_AS_OFFER = Ladder.description(SessionDescription.Type.OFFER, "4712");

    @Nested
    class AHold {
        @Test
        void isToldToTheServerAndTheMedia() {
            var held = step(Ladder.activeCaller(), new CallInput.SetHold(true));
            assertThat(held.effects())
                    .containsExactly(new SetHold(true, false), new CallEffect.Send(new ClientCallEvent.Hold(ID, true)));
            assertThat(step(held.next(), new CallInput.SetHold(true)).effects()).isEmpty();
        }

        @Test
        void ofTheOtherSideIsShownAndKeepsOurMediaBack() {
            var held = step(Ladder.activeCallee(), new CallInput.PeerHeld(true));
            assertThat(call(held.next()).hold()).isEqualTo(new Hold(false, true));
            assertThat(held.effects()).containsExactly(new SetHold(false, true));
        }

        @Test
        void survivesALostWay() {
            var lost = after(Ladder.activeCaller(), new CallInput.SetHold(true), new CallInput.MediaLost());
            assertThat(call(lost).hold().mine()).isTrue();
            var back = step(lost, new CallInput.MediaConnected());
            assertThat(call(back.next()).hold().mine()).isTrue();
            // The user is in another call: no sound of this one.
            assertThat(back.effects()).noneMatch(CallEffect.Play.class::isInstance);
        }

        @Test
        void isLearntFromTheServerAfterAResume() {
            var away = after(Ladder.activeCaller(), new CallInput.Signalling(false), new CallInput.Signalling(true));
            var info = Ladder.CALL_ACK.call();
            var held = new Ack.CallAck(new CallInfo(
                    info.callId(),
                    info.chatId(),
                    info.type(),
                    info.callerId(),
                    info.calleeId(),
                    info.state(),
                    0,
                    0,
                    null,
                    List.of(Ladder.BEN.id())));
            var back = step(away, new CallInput.Answered(Ladder.RESUME, held, START));
            assertThat(call(back.next()).hold()).isEqualTo(new Hold(false, true));
        }

        @Test
        void thatTheServerCannotTakeNowIsSaidAgain() {
            var held = after(Ladder.activeCaller(), new CallInput.SetHold(true));
            var event = new ClientCallEvent.Hold(ID, true);
            var refused = step(held, new CallInput.Answered(event, refused(ErrorCode.UNAVAILABLE), START));
            assertThat(refused.effects()).containsExactly(new CallEffect.StartTimer(CallTimer.HOLD_AGAIN));
            assertThat(step(held, new CallInput.TimerFired(CallTimer.HOLD_AGAIN, START))
                            .effects())
                    .containsExactly(new CallEffect.Send(event));
        }

        @Test
        void cannotEndWhileSomebodyElseIsRungOut() {
            var taken = after(Ladder.activeCaller(), new CallInput.SetHold(true), new CallInput.SetHold(false));
            var event = new ClientCallEvent.Hold(ID, false);
            var refused = step(taken, new CallInput.Answered(event, refused(ErrorCode.CALLER_BUSY), START));
            assertThat(call(refused.next()).hold().mine()).isTrue();
            assertThat(refused.effects()).containsExactly(new SetHold(true, false));
        }

        private static Ack refused(ErrorCode code) {
            return new Ack.Refused(ProtocolError.of(code, "not now"));
        }
    }

    @Nested
    class TheSizeOfTheirPicture {
        private static final CallInput LARGE = new CallInput.ShowPeer(new PictureSize(1280, 720));
        private static final CallInput SMALL = new CallInput.ShowPeer(new PictureSize(320, 180));
        private static final CallInput RESTED = new CallInput.TimerFired(CallTimer.VIEW, START);

        @Test
        void isSaidAtOnceAndThenNotMoreOftenThanTheyNeed() {
            var first = step(Ladder.activeCaller(), LARGE);
            assertThat(said(first)).containsExactly(new CallSignal.View(1280, 720));
            var second = step(first.next(), SMALL);
            assertThat(said(second)).isEmpty();
            var rested = step(second.next(), RESTED);
            assertThat(said(rested)).containsExactly(new CallSignal.View(320, 180));
            assertThat(said(step(rested.next(), RESTED))).isEmpty();
        }

        @Test
        void isSaidWithTheAnswerWhenItWasKnownBefore() {
            var ringing = after(Ladder.warmCaller(), LARGE);
            assertThat(said(step(ringing, new CallInput.Accepted(Ladder.LAPTOP, START))))
                    .contains(new CallSignal.View(1280, 720));
        }

        @Test
        void ofOursSetsWhatIsSent() {
            var hidden = step(Ladder.activeCallee(), signal(new CallSignal.View(0, 0)));
            assertThat(hidden.effects()).containsExactly(new SetShownSize(PictureSize.HIDDEN));
        }
    }

    @Nested
    class TheScreen {
        private static final CallInput SHARE = new CallInput.Share(new ShareSource.Desktop(), ShareSource.Content.TEXT);

        @Test
        void isToldOnceItIsOpenAndOnceItIsNoMore() {
            var wished = step(Ladder.activeCaller(), SHARE);
            assertThat(wished.effects())
                    .containsExactly(new CallEffect.StartShare(new ShareSource.Desktop(), ShareSource.Content.TEXT));
            var open = step(wished.next(), new CallInput.SharingOpen(true));
            assertThat(said(open)).containsExactly(new CallSignal.Media(false, true, true));
            var stopped = step(open.next(), new CallInput.StopSharing());
            assertThat(stopped.effects()).startsWith(new CallEffect.StopShare());
            assertThat(said(stopped)).containsExactly(new CallSignal.Media(false, false, false));
        }

        @Test
        void thatCannotBeSharedIsATroubleAndNothingMore() {
            var failed = after(
                    Ladder.activeCaller(),
                    SHARE,
                    new CallInput.DeviceFailed(new CallFailure.Screen(CallFailure.Trouble.MISSING)),
                    new CallInput.SharingOpen(false));
            assertThat(call(failed).local().sharing()).isNull();
            assertThat(call(failed).local().trouble()).isEqualTo(new CallFailure.Screen(CallFailure.Trouble.MISSING));
        }

        @Test
        void ofTheOtherSideIsSeenInACallWithoutPictures() {
            var shared = after(Ladder.audio(Ladder.activeCallee()), signal(new CallSignal.Media(true, true, true)));
            assertThat(call(shared).showsPeer()).isTrue();
        }
    }

    @Test
    void onlyTelephoneKeysAreSent() {
        assertThat(step(Ladder.activeCaller(), new CallInput.Press("1a x#")).effects())
                .containsExactly(new CallEffect.SendTones("1A#"));
        assertThat(step(Ladder.activeCaller(), new CallInput.Press("hello?")).effects())
                .isEmpty();
    }

    @Test
    void aLostServerOfTheOtherSideIsAHintAndNothingMore() {
        var lost = step(Ladder.activeCaller(), new CallInput.PeerSignalling(false));
        assertThat(lost.next()).isInstanceOf(CallState.Active.class);
        assertThat(lost.effects()).isEmpty();
        assertThat(call(lost.next()).peerSignalling()).isFalse();
    }

    @Test
    void whatNeverConnectedSaysByWhichWaysItWasTried() {
        var tried = after(
                Ladder.connectingCaller(),
                new CallInput.LocalCandidate(candidate("host")),
                new CallInput.LocalCandidate(candidate("relay")),
                signal(new CallSignal.Candidate(candidate("srflx"))),
                new CallInput.TimerFired(CallTimer.CONNECT, START));
        assertThat(tried)
                .isInstanceOfSatisfying(
                        CallState.Ended.class,
                        ended -> assertThat(ended.reason())
                                .isEqualTo(new EndReason.Failed(new CallFailure.NothingConnected(new Tried(
                                        Set.of(Tried.Kind.HOST, Tried.Kind.RELAY), Set.of(Tried.Kind.SRFLX))))));
    }

    private static IceCandidate candidate(String type) {
        return new IceCandidate("candidate:1 1 udp 1 10.0.0.1 9 typ " + type, "0", 0);
    }

    private static Call call(CallState state) {
        return ((CallState.Live) state).call();
    }

    private static List<CallSignal> said(Step<CallState, CallEffect> step) {
        return step.effects().stream()
                .filter(CallEffect.Send.class::isInstance)
                .map(effect -> ((CallEffect.Send) effect).event())
                .filter(ClientCallEvent.Signal.class::isInstance)
                .map(event -> ((ClientCallEvent.Signal) event).signal())
                .toList();
    }
}
