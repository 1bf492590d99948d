package app.parley.call;

import static app.parley.call.Ladder.BEN;
import static app.parley.call.Ladder.CHAT;
import static app.parley.call.Ladder.LAPTOP;
import static app.parley.call.Ladder.START;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallDesk.Input;
import app.parley.call.CallEffect.Cue;
import app.parley.call.CallEffect.Play;
import app.parley.call.CallEffect.Ring;
import app.parley.call.CallEffect.SetHold;
import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallInfo;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A second call: waiting, held, swapped, taken up.
class SecondCallTest {
    private static final CallId FIRST = new CallId("first");
    private static final CallId SECOND = new CallId("second");
    private static final User EVA = new User(new UserId("eva"), "eva", "Eva", null, Presence.ONLINE, null);
    private static final User TOM = new User(new UserId("tom"), "tom", "Tom", null, Presence.ONLINE, null);
    private static final DeskRules RULES = new DeskRules();

    private final CallDesk talking = after(
            CallDesk.EMPTY,
            incoming(FIRST, BEN, null),
            new Input.OnScreen(new CallInput.Answer(true)),
            of(FIRST, new CallInput.Accepted(LAPTOP, START)),
            of(FIRST, new CallInput.MediaConnected()));
    private final CallDesk waiting = after(talking, incoming(SECOND, EVA, true));
    private final CallDesk held = after(
            waiting,
            answer(First.HOLD),
            of(SECOND, new CallInput.Accepted(LAPTOP, START)),
            of(SECOND, new CallInput.MediaConnected()));

    @Test
    void aSecondCallerWaitsBesideWithASoftTone() {
        var step = step(talking, incoming(SECOND, EVA, true));
        assertThat(with(step.next())).isEqualTo(BEN);
        assertThat(beside(step.next(), CallState.Ringing.class).call().peer()).isEqualTo(EVA);
        assertThat(effects(step)).contains(new Play(Cue.WAITING)).doesNotContain(new Ring());
    }

    @Test
    void theToneIsRepeatedWhileTheyWait() {
        var step = step(waiting, of(SECOND, new CallInput.TimerFired(CallTimer.WAITING_TONE, START)));
        assertThat(effects(step))
                .containsExactly(new Play(Cue.WAITING), new CallEffect.StartTimer(CallTimer.WAITING_TONE));
    }

    @Test
    void aThirdCallerIsToldBusy() {
        var step = step(waiting, incoming(new CallId("third"), TOM, true));
        assertThat(sends(step))
                .containsExactly(new ClientCallEvent.Reject(new CallId("third"), ClientCallEvent.RejectReason.BUSY));
    }

    @Test
    void whoWaitsCanBeRejectedAndTheCallGoesOn() {
        var step = step(waiting, new Input.EndBeside(START));
        assertThat(sends(step))
                .containsExactly(new ClientCallEvent.Reject(SECOND, ClientCallEvent.RejectReason.DECLINED));
        assertThat(step.next().onScreen()).isInstanceOf(CallState.Active.class);
        assertThat(after(step.next(), new Input.DismissBeside()).besideIt()).isInstanceOf(CallState.Idle.class);
    }

    @Test
    void endAndAnswerEndsTheFirstBeforeTheSecondIsAccepted() {
        var step = step(waiting, answer(First.END));
        assertThat(sends(step))
                .containsExactly(
                        new ClientCallEvent.End(FIRST, ClientCallEvent.HangUpReason.HANGUP),
                        new ClientCallEvent.Accept(SECOND, First.END));
        assertThat(with(step.next())).isEqualTo(EVA);
        assertThat(step.next().besideIt()).isInstanceOf(CallState.Idle.class);
    }

    @Test
    void holdAndAnswerHoldsTheFirstBeforeTheSecondIsAccepted() {
        var step = step(waiting, answer(First.HOLD));
        assertThat(sends(step))
                .containsExactly(new ClientCallEvent.Hold(FIRST, true), new ClientCallEvent.Accept(SECOND, First.HOLD));
        assertThat(effects(step)).contains(new SetHold(true, false));
        assertThat(with(step.next())).isEqualTo(EVA);
        assertThat(beside(step.next(), CallState.Active.class).call().hold().mine())
                .isTrue();
    }

    @Test
    void whoGaveUpBeforeTheAnswerLeavesTheFirstCallHeld() {
        var gone = after(
                waiting,
                answer(First.HOLD),
                of(
                        SECOND,
                        new CallInput.Over(
                                new ServerCallEvent.Ended(SECOND, ServerCallEvent.Reason.CANCELLED, EVA.id(), 0))));
        assertThat(gone.onScreen()).isInstanceOf(CallState.Ended.class);
        var takenUp = step(gone, new Input.Swap());
        assertThat(with(takenUp.next())).isEqualTo(BEN);
        assertThat(sends(takenUp)).containsExactly(new ClientCallEvent.Hold(FIRST, false));
    }

    @Test
    void aSwapHoldsTheOneAndTakesUpTheOther() {
        var step = step(held, new Input.Swap());
        assertThat(sends(step))
                .containsExactly(new ClientCallEvent.Hold(SECOND, true), new ClientCallEvent.Hold(FIRST, false));
        assertThat(with(step.next())).isEqualTo(BEN);
        assertThat(holds(step.next().onScreen())).isFalse();
        assertThat(holds(step.next().besideIt())).isTrue();
    }

    @Test
    void hangingUpLeavesTheOtherHeldUntilItIsTakenUp() {
        var hungUp = after(held, new Input.OnScreen(new CallInput.HangUp(START)));
        assertThat(holds(hungUp.besideIt())).isTrue();
        var seen = after(hungUp, new Input.Dismiss());
        assertThat(with(seen)).isEqualTo(BEN);
        assertThat(holds(seen.onScreen())).isTrue();
        var takenUp = step(seen, new Input.OnScreen(new CallInput.SetHold(false)));
        assertThat(sends(takenUp)).containsExactly(new ClientCallEvent.Hold(FIRST, false));
        assertThat(effects(takenUp)).contains(new SetHold(false, false));
    }

    @Test
    void aHeldCallThatEndsBesideIsSaidInPassingWithoutASound() {
        var over = new ServerCallEvent.Ended(FIRST, ServerCallEvent.Reason.HANGUP, BEN.id(), 60_000);
        var step = step(held, of(FIRST, new CallInput.Over(over)));
        assertThat(step.next().besideIt()).isInstanceOf(CallState.Ended.class);
        assertThat(with(step.next())).isEqualTo(EVA);
        assertThat(effects(step)).noneMatch(Play.class::isInstance);
    }

    @Test
    void whoWaitsRingsAloudOnceTheFirstCallIsOver() {
        var step = step(waiting, new Input.OnScreen(new CallInput.HangUp(START)));
        assertThat(step.next().onScreen()).isInstanceOf(CallState.Ringing.class);
        assertThat(with(step.next())).isEqualTo(EVA);
        assertThat(effects(step)).endsWith(new Ring());
        assertThat(sends(step(step.next(), new Input.OnScreen(new CallInput.Answer(true)))))
                .containsExactly(new ClientCallEvent.Accept(SECOND, null));
    }

    @Test
    void aCallThatWaitsForATalkAtAnotherDeviceEndsThatWhenAnswered() {
        var here = after(CallDesk.EMPTY, incoming(SECOND, EVA, true));
        assertThat(sends(step(here, new Input.OnScreen(new CallInput.Answer(true)))))
                .containsExactly(new ClientCallEvent.Accept(SECOND, First.END));
    }

    @Test
    void aHeldCallMakesWayForOneThatIsDialled() {
        var aside = after(talking, new Input.OnScreen(new CallInput.SetHold(true)), dial(TOM));
        assertThat(with(aside)).isEqualTo(TOM);
        assertThat(beside(aside, CallState.Active.class).call().peer()).isEqualTo(BEN);
    }

    @Test
    void twoHeldOrTalkingAreNeverJoined() {
        var swappedBack = after(held, new Input.OnScreen(new CallInput.SetHold(true)));
        assertThat(holds(swappedBack.onScreen())).isTrue();
        assertThat(holds(swappedBack.besideIt())).isTrue();
        var both = after(swappedBack, new Input.OnScreen(new CallInput.SetHold(false)), new Input.Swap());
        assertThat(holds(both.onScreen())).isFalse();
        assertThat(holds(both.besideIt())).isTrue();
    }

    @Test
    void aCallThatIsWishedForEndsTheOthersWhenTheUserAgrees() {
        var wished = after(waiting, dial(TOM));
        assertThat(wished.wish()).isNotNull();
        assertThat(after(wished, new Input.ForgetWish()).wish()).isNull();
        var step = step(wished, new Input.EndAndDial(dialOf(TOM), START));
        assertThat(sends(step)).hasSize(3);
        assertThat(sends(step).subList(0, 2))
                .containsExactly(
                        new ClientCallEvent.End(FIRST, ClientCallEvent.HangUpReason.HANGUP),
                        new ClientCallEvent.Reject(SECOND, ClientCallEvent.RejectReason.DECLINED));
        assertThat(sends(step).getLast()).isInstanceOf(ClientCallEvent.Initiate.class);
        assertThat(with(step.next())).isEqualTo(TOM);
        assertThat(step.next().wish()).isNull();
    }

    @Test
    void aWishEndsWithTheCallThatStoodInItsWay() {
        assertThat(after(talking, dial(TOM), new Input.OnScreen(new CallInput.HangUp(START)))
                        .wish())
                .isNull();
    }

    @Test
    void callingWhomOneTalksToAlreadyIsNoWish() {
        assertThat(after(talking, dial(BEN))).isEqualTo(talking);
    }

    @Test
    void afterAResumeTheServerHearsWhatIsHeld() {
        var resume = new ClientCallEvent.Resume(FIRST);
        var away = after(held, new Input.Signalling(false), new Input.Swap(), new Input.Signalling(true));
        var step = step(away, of(FIRST, new CallInput.Answered(resume, info(FIRST, BEN, me()), START)));
        assertThat(sends(step)).contains(new ClientCallEvent.Hold(FIRST, false));
        var agreed = step(away, of(FIRST, new CallInput.Answered(resume, info(FIRST, BEN), START)));
        assertThat(sends(agreed)).noneMatch(ClientCallEvent.Hold.class::isInstance);
    }

    private static UserId me() {
        return new UserId("me");
    }

    private static Ack info(CallId id, User peer, UserId... heldBy) {
        return new Ack.CallAck(new CallInfo(
                id, CHAT, CallType.VIDEO, peer.id(), me(), CallInfo.State.ACTIVE, 0, 0, 0L, List.of(heldBy)));
    }

    private static Input answer(First first) {
        return new Input.AnswerBeside(first, true, START);
    }

    private static Input of(CallId id, CallInput input) {
        return new Input.FromServer(id, input);
    }

    private static Input dial(User user) {
        return new Input.Dial(dialOf(user));
    }

    private static CallInput.Dial dialOf(User user) {
        return new CallInput.Dial(new CallKey("dial-" + user.username()), user, CHAT, CallType.AUDIO);
    }

    private static Input incoming(CallId id, User caller, @Nullable Boolean isWaiting) {
        return new Input.Incoming(
                new ServerCallEvent.Incoming(id, CHAT, CallType.VIDEO, caller, 30_000, false, isWaiting));
    }

    private static User with(CallDesk desk) {
        return ((CallState.Present) desk.onScreen()).call().peer();
    }

    private static <S extends CallState> S beside(CallDesk desk, Class<S> state) {
        assertThat(desk.besideIt()).isInstanceOf(state);
        return state.cast(desk.besideIt());
    }

    private static boolean holds(CallState state) {
        return ((CallState.Live) state).call().hold().mine();
    }

    private static CallDesk after(CallDesk desk, Input... inputs) {
        var now = desk;
        for (var input : inputs) now = step(now, input).next();
        return now;
    }

    private static Step<CallDesk, CallDesk.Effect> step(CallDesk desk, Input input) {
        return RULES.step(desk, input);
    }

    private static List<CallEffect> effects(Step<CallDesk, CallDesk.Effect> step) {
        return step.effects().stream().map(CallDesk.Effect::effect).toList();
    }

    private static List<ClientCallEvent> sends(Step<CallDesk, CallDesk.Effect> step) {
        return effects(step).stream()
                .filter(CallEffect.Send.class::isInstance)
                .map(effect -> ((CallEffect.Send) effect).event())
                .toList();
    }
}
