package app.parley.call;

import static app.parley.call.Ladder.BEN;
import static app.parley.call.Ladder.CHAT;
import static app.parley.call.Ladder.INITIATE;
import static app.parley.call.Ladder.KEY;
import static app.parley.call.Ladder.OFFER;
import static app.parley.call.Ladder.START;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Presence;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallDeskTest {
    private static final CallId THEIRS = new CallId("theirs");
    private static final User EVA = new User(new UserId("eva"), "eva", "Eva", null, Presence.ONLINE, null);
    private static final DeskRules RULES = new DeskRules();

    @Test
    void glareLoserAnswersTheirCallWithoutASecondClick() {
        var crossing = after(CallDesk.EMPTY, dial(), incoming(BEN), fromServer(new CallSignal.Offer(OFFER)));
        assertThat(crossing.onScreen()).isInstanceOf(CallState.Calling.class);
        var step = step(crossing, glare());
        assertThat(sends(step)).contains(new ClientCallEvent.Accept(THEIRS, null));
        assertThat(step.next().onScreen())
                .isInstanceOfSatisfying(
                        CallState.Connecting.class,
                        state -> assertThat(state.call().callId()).isEqualTo(THEIRS));
    }

    @Test
    void glareLoserWaitsForTheirRingWhenTheRefusalIsFaster() {
        var refused = step(after(CallDesk.EMPTY, dial()), glare()).next();
        var step = step(refused, incoming(BEN));
        assertThat(sends(step)).containsExactly(new ClientCallEvent.Accept(THEIRS, null));
        assertThat(step.next().onScreen()).isInstanceOf(CallState.Connecting.class);
        assertThat(step.effects()).noneMatch(effect -> effect.effect() instanceof CallEffect.Ring);
    }

    @Test
    void aSecondCallerIsToldBusyAndTheCallGoesOn() {
        var step = step(after(CallDesk.EMPTY, dial()), incoming(EVA));
        assertThat(sends(step)).containsExactly(new ClientCallEvent.Reject(THEIRS, ClientCallEvent.RejectReason.BUSY));
        assertThat(step.next().onScreen()).isInstanceOf(CallState.Calling.class);
    }

    @Test
    void aSecondDialIsAWishWhileACallIsOn() {
        var one = after(CallDesk.EMPTY, dial());
        var other = new CallDesk.Input.Dial(new CallInput.Dial(new CallKey("other"), EVA, CHAT, CallType.AUDIO));
        var wished = step(one, other);
        assertThat(wished.effects()).isEmpty();
        assertThat(wished.next().onScreen()).isEqualTo(one.onScreen());
        assertThat(wished.next().wish()).isEqualTo(new CallInput.Dial(new CallKey("other"), EVA, CHAT, CallType.AUDIO));
    }

    @Test
    void aRepeatedRingIsStillOneCall() {
        var once = after(CallDesk.EMPTY, incoming(BEN));
        var twice = after(once, incoming(BEN));
        assertThat(twice.calls()).hasSameSizeAs(once.calls());
    }

    @Test
    void anEndedCallLeavesTheScreenWhenItIsSeen() {
        var ended = after(CallDesk.EMPTY, incoming(BEN), new CallDesk.Input.OnScreen(new CallInput.Reject()));
        assertThat(ended.onScreen()).isInstanceOf(CallState.Ended.class);
        assertThat(after(ended, new CallDesk.Input.Dismiss())).isEqualTo(CallDesk.EMPTY);
    }

    @Test
    void aNewRingTakesTheScreenFromAnEndedCall() {
        var ended = after(CallDesk.EMPTY, dial(), new CallDesk.Input.OnScreen(new CallInput.HangUp(START)));
        assertThat(after(ended, incoming(EVA)).onScreen()).isInstanceOf(CallState.Ringing.class);
    }

    @Test
    void aCallGivenUpEarlyIsEndedAtTheServerEvenAfterItLeftTheScreen() {
        var gone = after(
                CallDesk.EMPTY,
                dial(),
                new CallDesk.Input.OnScreen(new CallInput.HangUp(START)),
                new CallDesk.Input.Dismiss());
        var step = step(gone, new CallDesk.Input.Initiated(new CallId("late"), BEN.id()));
        assertThat(sends(step))
                .containsExactly(new ClientCallEvent.End(new CallId("late"), ClientCallEvent.HangUpReason.HANGUP));
    }

    private static CallDesk.Input dial() {
        return new CallDesk.Input.Dial(new CallInput.Dial(KEY, BEN, CHAT, CallType.VIDEO));
    }

    private static CallDesk.Input incoming(User caller) {
        return new CallDesk.Input.Incoming(
                new ServerCallEvent.Incoming(THEIRS, CHAT, CallType.VIDEO, caller, 30_000, false, null));
    }

    private static CallDesk.Input fromServer(CallSignal signal) {
        return new CallDesk.Input.FromServer(THEIRS, Ladder.signal(signal));
    }

    private static CallDesk.Input glare() {
        var refused = new Ack.Refused(ProtocolError.of(ErrorCode.GLARE, "they call you", THEIRS));
        return new CallDesk.Input.ForCall(KEY, new CallInput.Answered(INITIATE, refused, START));
    }

    private static CallDesk after(CallDesk desk, CallDesk.Input... inputs) {
        var now = desk;
        for (var input : inputs) now = step(now, input).next();
        return now;
    }

    private static Step<CallDesk, CallDesk.Effect> step(CallDesk desk, CallDesk.Input input) {
        return RULES.step(desk, input);
    }

    private static List<ClientCallEvent> sends(Step<CallDesk, CallDesk.Effect> step) {
        return step.effects().stream()
                .map(CallDesk.Effect::effect)
                .filter(CallEffect.Send.class::isInstance)
                .map(effect -> ((CallEffect.Send) effect).event())
                .toList();
    }
}
