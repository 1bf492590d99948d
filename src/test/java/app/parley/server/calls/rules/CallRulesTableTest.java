package app.parley.server.calls.rules;

import static app.parley.server.calls.rules.Calls.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every state meets every input, and what follows is decided here. The states and inputs are found by reflection:
/// a new one has no row or column yet and fails.
class CallRulesTableTest {
    private enum Verdict {
        /// The call changes.
        MOVES,
        /// The call stays; somebody is told something.
        TELLS,
        /// The client is refused, the call stays.
        REFUSES,
        /// Nothing follows.
        IGNORES,
        /// A bug of the caller: it never happens.
        IMPOSSIBLE
    }

    private static final List<ServerCall> STATES = List.of(new ServerCall.None(), ringing(), active(), over());

    private static final List<CallInput> INPUTS = List.of(
            new CallInput.Initiate(invitation(), ANAS_DESK, quiet()),
            new CallInput.Accept(BENS_DESK, null, List.of(), NOW + 1),
            new CallInput.Reject(BENS_DESK, RejectReason.DECLINED, NOW + 1),
            new CallInput.End(ANAS_DESK, HangUpReason.HANGUP, NOW + 1),
            new CallInput.Hold(ANAS_DESK, true, List.of(), NOW),
            new CallInput.Resume(ANAS_DESK, NOW + 1),
            new CallInput.MakeWay(ANA, First.HOLD, NOW + 1),
            new CallInput.DeviceConnected(BENS_PHONE, false),
            new CallInput.DeviceLost(ANAS_DESK, true, NOW + 1),
            new CallInput.DeviceSignedOut(ANAS_DESK, true, NOW + 1),
            new CallInput.MemberLeft(ANA, NOW + 1),
            new CallInput.Due(NOW + 30_000),
            new CallInput.Restarted(NOW + 1, NOW + 2));

    /// One letter a state, in the order of [#STATES].
    private static final Map<Class<? extends CallInput>, String> TABLE = Map.ofEntries(
            Map.entry(CallInput.Initiate.class, "M X X X"),
            Map.entry(CallInput.Accept.class, "R M R R"),
            Map.entry(CallInput.Reject.class, "R M R R"),
            Map.entry(CallInput.End.class, "R M M T"),
            Map.entry(CallInput.Hold.class, "R R M R"),
            Map.entry(CallInput.Resume.class, "R T T R"),
            Map.entry(CallInput.MakeWay.class, "X X M X"),
            Map.entry(CallInput.DeviceConnected.class, "X T I I"),
            Map.entry(CallInput.DeviceLost.class, "X M M I"),
            Map.entry(CallInput.DeviceSignedOut.class, "X M M I"),
            Map.entry(CallInput.MemberLeft.class, "X M M I"),
            Map.entry(CallInput.Due.class, "X M I I"),
            Map.entry(CallInput.Restarted.class, "X M M I"));

    @TestFactory
    Stream<DynamicTest> everyStateDecidesEveryInput() {
        var cells = new ArrayList<DynamicTest>();
        for (var stateType : records(ServerCall.class)) {
            for (var inputType : records(CallInput.class)) {
                if (inputType == CallInput.Surroundings.class) continue;
                cells.add(DynamicTest.dynamicTest(
                        stateType.getSimpleName() + " × " + inputType.getSimpleName(),
                        () -> check(sample(STATES, stateType), sample(INPUTS, inputType))));
            }
        }
        return cells.stream();
    }

    private static void check(ServerCall state, CallInput input) {
        switch (verdict(state, input)) {
            case IMPOSSIBLE ->
                assertThatThrownBy(() -> RULES.step(state, input)).isInstanceOf(IllegalStateException.class);
            case MOVES -> assertThat(RULES.step(state, input).next()).isNotEqualTo(state);
            case TELLS -> {
                var step = RULES.step(state, input);
                assertThat(step.next()).isEqualTo(state);
                assertThat(step.effects()).isNotEmpty().noneMatch(CallRulesTableTest::isRefusal);
            }
            case REFUSES -> {
                var step = RULES.step(state, input);
                assertThat(step.next()).isEqualTo(state);
                assertThat(step.effects()).singleElement().matches(CallRulesTableTest::isRefusal);
            }
            case IGNORES -> {
                var step = RULES.step(state, input);
                assertThat(step.next()).isEqualTo(state);
                assertThat(step.effects()).isEmpty();
            }
        }
    }

    private static boolean isRefusal(CallEffect effect) {
        return effect instanceof CallEffect.Answer answer && answer.ack() instanceof Ack.Refused;
    }

    private static Verdict verdict(ServerCall state, CallInput input) {
        var row = Objects.requireNonNull(
                TABLE.get(input.getClass()),
                () -> "no row for " + input.getClass().getSimpleName());
        var letters = row.split(" ");
        assertThat(letters).as("a letter for every state").hasSameSizeAs(STATES);
        return switch (letters[STATES.indexOf(state)]) {
            case "M" -> Verdict.MOVES;
            case "T" -> Verdict.TELLS;
            case "R" -> Verdict.REFUSES;
            case "I" -> Verdict.IGNORES;
            case "X" -> Verdict.IMPOSSIBLE;
            default -> throw new AssertionError(row);
        };
    }

    private static <T> T sample(List<T> samples, Class<?> type) {
        return samples.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type.getSimpleName()));
    }

    private static List<Class<?>> records(Class<?> sealed) {
        var found = new ArrayList<Class<?>>();
        for (var type : sealed.getPermittedSubclasses()) {
            if (type.isRecord()) found.add(type);
            else found.addAll(records(type));
        }
        return found;
    }
}
