package app.parley.client.chat;

import static app.parley.client.chat.OutboxTableTest.Decision.IGNORED;
import static app.parley.client.chat.OutboxTableTest.Decision.MOVES;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.OutboxLetter.Stage;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final Attachment FILE =
            new Attachment(new AttachmentId("up"), "a.txt", "text/plain", 1, "00", null, null);
    private static final OutboxMatter WITH_FILE = new OutboxMatter.Text(
            "text", null, List.of(), List.of(new OutboxMatter.Enclosure("a.txt", "text/plain", 1, "pin", null)));
    private static final OutboxMatter.Target TARGET = OutboxMatter.Target.of(new MessageId("message"));
    private static final List<OutboxMatter.Change> CHANGES = List.of(
            new OutboxMatter.Edit(TARGET, "text"),
            new OutboxMatter.Deletion(TARGET),
            new OutboxMatter.Reaction(TARGET, "👍", true));
    /// The stages that a letter with a file to go up is in otherwise than one without.
    private static final Set<Class<?>> HAS_FILE_ROW =
            Set.of(OutboxLetter.Waiting.class, OutboxLetter.Uploading.class, OutboxLetter.Resting.class);

    /// The inputs in the order of the columns.
    private static final List<OutboxInput> INPUTS = List.of(
            new OutboxInput.Connected(),
            new OutboxInput.Disconnected(),
            new OutboxInput.Written(letter(new ClientId("new"), new OutboxLetter.Waiting(false))),
            new OutboxInput.Unkept(letter(new ClientId("new"), new OutboxLetter.Waiting(false))),
            new OutboxInput.Retry(ID),
            new OutboxInput.Discard(ID, new ClientId("deletion"), 2),
            new OutboxInput.Arrived(ID, new MessageId("message")),
            new OutboxInput.Uploaded(ID, 0, FILE),
            new OutboxInput.Refused(ID, ErrorCode.NOT_IN_CHAT, null),
            new OutboxInput.Refused(ID, ErrorCode.RATE_LIMITED, Duration.ofSeconds(1)),
            new OutboxInput.Unanswered(ID),
            new OutboxInput.Rested(ID),
            new OutboxInput.Left(CHAT));

    private static final Map<String, List<Decision>> TABLE = Map.of(
            // Connected, Disconnected, Written, Unkept, Retry, Discard, Arrived, Uploaded, Refused, Refused for now,
            // Unanswered, Rested, Left
            "Offline Waiting", row("x-xx-xx-x---x"),
            "Offline Waiting file", row("x-xx-xxxx---x"),
            "Offline Failed", row("x-xxxxx-----x"),
            "Online Waiting", row("-xxx-xx-x---x"),
            "Online Uploading file", row("-xxx-xxxxxx-x"),
            "Online UnderWay", row("-xxx-xx-xxx-x"),
            "Online Resting", row("-xxx-xx-x--xx"),
            "Online Resting file", row("-xxx-xx-x--xx"),
            "Online Failed", row("-xxxxxx-----x"));

    /// Whether taking back a change that is in a stage does something. One that may have been told stays.
    private static final Map<Stage, Decision> CHANGE_TAKEN_BACK = Map.of(
            new OutboxLetter.Waiting(false),
            MOVES,
            new OutboxLetter.Waiting(true),
            IGNORED,
            new OutboxLetter.UnderWay(),
            IGNORED,
            new OutboxLetter.Resting(),
            IGNORED,
            new OutboxLetter.Failed(ErrorCode.FORBIDDEN),
            MOVES);

    /// Cannot come about: without a connection nothing is under way, and a pause is over with it. Only files go up.
    private static final List<String> IMPOSSIBLE = List.of(
            "Offline UnderWay",
            "Offline Resting",
            "Offline Resting file",
            "Offline Uploading",
            "Offline Uploading file",
            "Online Uploading",
            "Online Waiting file");

    @Test
    void everyStateStageAndInputIsInTheTable() {
        var rows = new ArrayList<String>();
        for (var state : OutboxState.class.getPermittedSubclasses()) {
            for (var stage : Stage.class.getPermittedSubclasses()) {
                var row = state.getSimpleName() + " " + stage.getSimpleName();
                rows.add(row);
                if (HAS_FILE_ROW.contains(stage)) rows.add(row + " file");
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
                    .allSatisfy(letter -> assertThat(IMPOSSIBLE).doesNotContain(row(next, letter)));
            assertThat(next.letters().stream().filter(OutboxLetter::holdsChat).count())
                    .isLessThanOrEqualTo(1);
        }
    }

    static Stream<Stage> changeStages() {
        return CHANGE_TAKEN_BACK.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("changeStages")
    void aChangeIsTakenBackWhileTheServerKnowsNothingOfIt(Stage stage) {
        for (var matter : CHANGES) {
            var state = new OutboxState.Online(List.of(new OutboxLetter(ID, CHAT, matter, 1, stage)));
            var step = new Outbox().step(state, new OutboxInput.Discard(ID, new ClientId("deletion"), 2));
            // What waits goes on its way when there is a connection, whatever is asked.
            var gone = step.next().letters().isEmpty();
            assertThat(gone ? MOVES : IGNORED).isEqualTo(CHANGE_TAKEN_BACK.get(stage));
        }
    }

    @Test
    void everyMatterIsDecided() {
        var decided = Stream.concat(CHANGES.stream().map(Object::getClass), Stream.of(OutboxMatter.Text.class));
        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(leaves(OutboxMatter.class).toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(OutboxTableTest::leaves)
                : Stream.of(type);
    }

    private static List<Decision> row(String marks) {
        return marks.chars().mapToObj(mark -> mark == 'x' ? MOVES : IGNORED).toList();
    }

    private static String row(OutboxState state, OutboxLetter letter) {
        return state.getClass().getSimpleName() + " "
                + letter.stage().getClass().getSimpleName() + (letter.missingFile() >= 0 ? " file" : "");
    }

    /// A waiting letter in a state that is online has one before it that is under way.
    private static OutboxState state(String row) {
        var words = row.split(" ");
        var letters = new ArrayList<OutboxLetter>();
        if (row.equals("Online Waiting")) letters.add(letter(new ClientId("first"), new OutboxLetter.UnderWay()));
        var letter = letter(ID, stage(words[1]));
        letters.add(words.length == 3 ? letter.with(WITH_FILE) : letter);
        return words[0].equals("Online") ? new OutboxState.Online(letters) : new OutboxState.Offline(letters);
    }

    private static Stage stage(String name) {
        return Stream.of(
                        new OutboxLetter.Waiting(false),
                        new OutboxLetter.Uploading(),
                        new OutboxLetter.UnderWay(),
                        new OutboxLetter.Resting(),
                        new OutboxLetter.Failed(ErrorCode.FORBIDDEN))
                .filter(stage -> stage.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static OutboxLetter letter(ClientId id, Stage stage) {
        return new OutboxLetter(id, CHAT, new OutboxMatter.Text("text", null, List.of(), List.of()), 1, stage);
    }
}
