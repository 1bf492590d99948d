package app.parley.server.calls.rules;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a step of the rules decided.
final class Steps {
    private Steps() {}

    static ErrorCode refusal(Step<ServerCall, CallEffect> step) {
        return error(step).error().code();
    }

    static @Nullable CallId pointsAt(Step<ServerCall, CallEffect> step) {
        return error(step).error().callId();
    }

    static Ack.Refused error(Step<ServerCall, CallEffect> step) {
        return step.effects().stream()
                .filter(CallEffect.Answer.class::isInstance)
                .map(effect -> (Ack.Refused) ((CallEffect.Answer) effect).ack())
                .findFirst()
                .orElseThrow();
    }

    static CallRecord left(Step<ServerCall, CallEffect> step) {
        var records = step.effects().stream()
                .filter(CallEffect.Leave.class::isInstance)
                .map(effect -> ((CallEffect.Leave) effect).record())
                .toList();
        assertThat(records).as("the one record").hasSize(1);
        assertThat(step.next()).isEqualTo(new ServerCall.Over(records.getFirst()));
        return records.getFirst();
    }

    /// Who is told what, but for the acting client's ack.
    static List<CallEffect> news(Step<ServerCall, CallEffect> step) {
        var news = new ArrayList<>(step.effects());
        news.removeIf(effect -> effect instanceof CallEffect.Answer || effect instanceof CallEffect.Leave);
        return news;
    }
}
