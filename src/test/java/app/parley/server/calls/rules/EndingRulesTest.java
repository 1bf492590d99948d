package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static app.parley.server.calls.rules.Steps.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.CallRecord.Outcome;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls after a restart of the server, and calls that are over.
class EndingRulesTest {
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
        assertThat(step.next()).isEqualTo(active().withLoss(ANA, NOW + 5_000).withLoss(BEN, NOW + 5_000));
        var late = RULES.step(active(), new CallInput.Restarted(NOW + 5_000, NOW + 20_000));
        assertThat(left(late).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(left(late).endedAt()).isEqualTo(NOW + 20_000);
    }

    @Test
    void whoWasLostBeforeKeepsTheirEarlierGrace() {
        var step = RULES.step(active().withLoss(ANA, NOW + 4_500), new CallInput.Restarted(NOW + 5_000, NOW + 9_000));
        assertThat(((ServerCall.Active) step.next()).dueAt(TIMES)).hasValue(NOW + 19_500);
    }

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
        assertThat(refusal(RULES.step(new ServerCall.None(), new CallInput.End(ANAS_DESK, HangUpReason.HANGUP, NOW))))
                .isEqualTo(ErrorCode.CALL_NOT_FOUND);
    }
}
