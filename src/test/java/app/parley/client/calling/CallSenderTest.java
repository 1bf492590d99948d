package app.parley.client.calling;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallKey;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.RequestId;
import app.parley.protocol.UserId;
import app.parley.support.FakeSignalling;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSenderTest {
    private static final CallKey CALL = new CallKey("call");
    private static final Ack NOT_NOW =
            new Ack.Refused(new ProtocolError(ErrorCode.RATE_LIMITED, "too often", 700L, null, null));

    private final ManualClock clock = new ManualClock();
    private final ManualLoop<Runnable> loop = new ManualLoop<>(clock, Runnable::run);
    private final FakeSignalling signalling = new FakeSignalling().hold(ClientCallEvent.Signal.class);
    private final CallSender sender = new CallSender(signalling, loop);
    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeEach
    void connect() {
        signalling.accept();
    }

    @Test
    void whatIsRefusedForNowIsSentAgainWhenItIsTime() {
        send(1);
        refuse();
        clock.advance(Duration.ofMillis(699));
        assertThat(sent()).containsExactly("1");
        clock.advance(Duration.ofMillis(1));
        assertThat(sent()).containsExactly("1", "1");
        assertThat(outcomes).isEmpty();
        signalling.answer(ClientCallEvent.Signal.class, new Ack.Done());
        clock.runDue();
        assertThat(outcomes).containsExactly(new Outcome.Answered(new Ack.Done()));
    }

    @Test
    void theOrderStays() {
        send(1);
        send(2);
        send(3);
        signalling.answer(ClientCallEvent.Signal.class, new Ack.Done());
        refuse();
        send(4);
        refuse();
        assertThat(sent()).as("4 waits behind 2 and 3").containsExactly("1", "2", "3");
        clock.advance(Duration.ofSeconds(1));
        assertThat(sent()).containsExactly("1", "2", "3", "2", "3", "4");
    }

    @Test
    void otherCallsDoNotWait() {
        send(1);
        refuse();
        sender.send(new CallKey("other"), signal(9), outcomes::add);
        assertThat(sent()).containsExactly("1", "9");
    }

    @Test
    void aRefusalForGoodIsToldAtOnce() {
        send(1);
        signalling.refuse(ClientCallEvent.Signal.class, ErrorCode.CALL_NOT_ACTIVE);
        clock.runDue();
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void whoDialsTooOftenIsTold() {
        sender.send(
                CALL,
                new ClientCallEvent.Initiate(new RequestId("r"), new UserId("ben"), new ChatId("c"), CallType.AUDIO),
                outcomes::add);
        signalling.answer(ClientCallEvent.Initiate.class, NOT_NOW);
        clock.runDue();
        assertThat(outcomes).containsExactly(new Outcome.Answered(NOT_NOW));
    }

    private void send(int number) {
        sender.send(CALL, signal(number), outcomes::add);
    }

    private void refuse() {
        signalling.answer(ClientCallEvent.Signal.class, NOT_NOW);
        clock.runDue();
    }

    private List<String> sent() {
        return signalling.sent(ClientCallEvent.Signal.class).stream()
                .map(event -> ((CallSignal.Candidate) event.signal()).candidate())
                .map(candidate -> candidate == null ? "" : candidate.candidate())
                .toList();
    }

    private static ClientCallEvent.Signal signal(int number) {
        return new ClientCallEvent.Signal(
                new CallId("c1"), new CallSignal.Candidate(new IceCandidate("" + number, "0", 0)));
    }
}
