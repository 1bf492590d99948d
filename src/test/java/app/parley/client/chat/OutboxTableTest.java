package app.parley.client.chat;

import static app.parley.client.chat.OutboxTableTest.Decision.IGNORED;
import static app.parley.client.chat.OutboxTableTest.Decision.MOVES;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.OutboxLetter.Stage;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state of the outbox, with a letter in every stage that it can hold, against every input: a new state,
/// stage or input fails here until it is decided.
final class OutboxTableTest {
    private static final ClientId ID = new ClientId("letter");
    private static final ChatId CHAT = new ChatId("chat");

    /// What an input does to a letter.
    enum Decision {
        /// Something changes, or something is to be done.
        MOVES,
        /// Neither state nor world changes.
        IGNORED
    }

    /// The inputs in the order of the columns.
    private static final List<OutboxInput> INPUTS = List.of(
            new OutboxInput.Connected(),
            new OutboxInput.Disconnected(),
            new OutboxInput.Written(letter(new ClientId("new"), new OutboxLetter.Waiting())),
            new OutboxInput.Retry(ID),
            new OutboxInput.Arrived(ID),
            new OutboxInput.Refused(ID, ErrorCode.NOT_IN_CHAT, null),
            new OutboxInput.Refused(ID, ErrorCode.RATE_LIMITED, Duration.ofSeconds(1)),
            new OutboxInput.Unanswered(ID),
            new OutboxInput.Rested(ID),
            new OutboxInput.Left(CHAT));

    private static final Map<String, List<Decision>> TABLE = Map.of(
            // Connected, Disconnected, Written, Retry, Arrived, Refused, Refused for now, Unanswered, Rested, Left
            "Offline Waiting", List.of(MOVES, IGNORED, MOVES, IGNORED, MOVES, MOVES, IGNORED, IGNORED, IGNORED, MOVES),
            "Offline Failed", List.of(MOVES, IGNORED, MOVES, MOVES, MOVES, IGNORED, IGNORED, IGNORED, IGNORED, MOVES),
            "Online Waiting", List.of(IGNORED, MOVES, MOVES, IGNORED, MOVES, MOVES, IGNORED, IGNORED, IGNORED, MOVES),
            "Online UnderWay", List.of(IGNORED, MOVES, MOVES, IGNORED, MOVES, MOVES, MOVES, MOVES, IGNORED, MOVES),
            "Online Resting", List.of(IGNORED, MOVES, MOVES, IGNORED, MOVES, MOVES, IGNORED, IGNORED, MOVES, MOVES),
            "Online Failed", List.of(IGNORED, MOVES, MOVES, MOVES, MOVES, IGNORED, IGNORED, IGNORED, IGNORED, MOVES));

    /// Cannot come about: without a connection nothing is under way, and a pause is over with it.
    private static final List<String> IMPOSSIBLE = List.of("Offline UnderWay", "Offline Resting");

    @Test
    void everyStateStageAndInputIsInTheTable() {
        var rows = new ArrayList<String>();
        for (var state : OutboxState.class.getPermittedSubclasses()) {
            for (var stage : Stage.class.getPermittedSubclasses()) {
                rows.add(state.getSimpleName() + " " + stage.getSimpleName());
            }
        }
        rows.removeAll(IMPOSSIBLE);
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(INPUTS));
        assertThat(INPUTS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(OutboxInput.class.getPermittedSubclasses());
    }

    static Stream<String> rows() {
        return TABLE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachInputDoesWhatTheTableSays(String row) {
        var state = state(row);
        var decisions = INPUTS.stream()
                .map(input -> {
                    var step = new Outbox().step(state, input);
                    return step.next().equals(state) && step.effects().isEmpty() ? IGNORED : MOVES;
                })
                .toList();
        assertThat(decisions).isEqualTo(TABLE.get(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noInputLeadsToAnImpossibleState(String row) {
        for (var input : INPUTS) {
            var next = new Outbox().step(state(row), input).next();
            assertThat(next.letters())
                    .allSatisfy(letter -> assertThat(IMPOSSIBLE)
                            .doesNotContain(next.getClass().getSimpleName() + " "
                                    + letter.stage().getClass().getSimpleName()));
            assertThat(next.letters().stream().filter(OutboxLetter::holdsChat).count())
                    .isLessThanOrEqualTo(1);
        }
    }

    /// A waiting letter in a state that is online has one before it that is under way.
    private static OutboxState state(String row) {
        var words = row.split(" ", 2);
        var stage = stage(words[1]);
        var letters = new ArrayList<OutboxLetter>();
        if (row.equals("Online Waiting")) letters.add(letter(new ClientId("first"), new OutboxLetter.UnderWay()));
        letters.add(letter(ID, stage));
        return words[0].equals("Online") ? new OutboxState.Online(letters) : new OutboxState.Offline(letters);
    }

    private static Stage stage(String name) {
        return Arrays.stream(new Stage[] {
                    new OutboxLetter.Waiting(),
                    new OutboxLetter.UnderWay(),
                    new OutboxLetter.Resting(),
                    new OutboxLetter.Failed(ErrorCode.FORBIDDEN)
                })
                .filter(stage -> stage.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static OutboxLetter letter(ClientId id, Stage stage) {
        return new OutboxLetter(id, CHAT, "text", 1, stage);
    }
}
