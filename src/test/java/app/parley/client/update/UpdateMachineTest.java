package app.parley.client.update;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.update.Feed.Offer;
import app.parley.client.update.UpdateState.Phase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpdateMachineTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final Release.Installer FILE = new Release.Installer(
            FeedServer.PLATFORM, URI.create("https://example.org/parley.deb"), 1000, "a".repeat(64));
    private static final Release RELEASE =
            new Release(ReleaseVersion.read("2.0.0").orElseThrow(), Map.of("en", "New."), List.of(FILE));
    private static final Offer OFFER = new Offer(RELEASE, FILE);
    private static final Path HERE = Path.of("parley.deb");

    private static final List<Phase> PHASES = List.of(
            new UpdateState.Resting(null),
            new UpdateState.Checking(),
            new UpdateState.Offered(OFFER, null, false),
            new UpdateState.Loading(OFFER, 100),
            new UpdateState.Paused(OFFER, 100),
            new UpdateState.Ready(OFFER, HERE));

    private static final List<UpdateInput> INPUTS = List.of(
            new UpdateInput.Passed(NOW),
            new UpdateInput.Asked(),
            new UpdateInput.Decided(UpdatePolicy.WHEN_ASKED),
            new UpdateInput.Came(new Feed(8, List.of(RELEASE)), NOW),
            new UpdateInput.Missed(UpdateFailure.UNREACHABLE, NOW),
            new UpdateInput.Wanted(),
            new UpdateInput.Later(),
            new UpdateInput.Received(200),
            new UpdateInput.Loaded(HERE),
            new UpdateInput.Failed(UpdateFailure.DAMAGED),
            new UpdateInput.Opened(),
            new UpdateInput.Talking(true));

    /// What moves the phase or asks something of the world, outside of calls and looking by itself; all else is
    /// ignored.
    private static final Map<String, String> MOVES = Map.ofEntries(
            Map.entry("Resting Passed", "Checking Fetch"),
            Map.entry("Resting Asked", "Checking Fetch"),
            Map.entry("Checking Came", "Offered Remember"),
            Map.entry("Checking Missed", "Resting Remember"),
            Map.entry("Offered Passed", "Checking Fetch"),
            Map.entry("Offered Asked", "Checking Fetch"),
            Map.entry("Offered Wanted", "Loading Load"),
            Map.entry("Offered Later", "Offered"),
            Map.entry("Loading Received", "Loading"),
            Map.entry("Loading Later", "Offered Halt"),
            Map.entry("Loading Loaded", "Ready"),
            Map.entry("Loading Failed", "Offered"),
            Map.entry("Loading Talking", "Paused Halt"),
            Map.entry("Paused Later", "Offered"),
            Map.entry("Ready Opened", "Ready Open"));

    private final UpdateMachine machine =
            new UpdateMachine(ReleaseVersion.read("1.0.0").orElseThrow(), FeedServer.PLATFORM);

    @Test
    void everyPhaseAndEveryInputIsDecided() {
        assertThat(names(PHASES)).isEqualTo(permitted(Phase.class));
        assertThat(names(INPUTS)).isEqualTo(permitted(UpdateInput.class));
        var moved = new ArrayList<String>();
        for (var phase : PHASES) {
            for (var input : INPUTS) {
                var step = machine.step(state(phase, false), input);
                var pair = name(phase) + " " + name(input);
                if (step.next().phase().equals(phase) && step.effects().isEmpty()) {
                    assertThat(MOVES).as("ignored").doesNotContainKey(pair);
                } else {
                    var effects = step.effects().stream()
                            .map(effect -> " " + name(effect))
                            .collect(Collectors.joining());
                    assertThat(name(step.next().phase()) + effects).as(pair).isEqualTo(MOVES.get(pair));
                    moved.add(pair);
                }
            }
        }
        assertThat(moved).containsExactlyInAnyOrderElementsOf(MOVES.keySet());
    }

    @Test
    void whileACallStandsNothingIsFetchedLoadedOrOpened() {
        for (var phase : PHASES) {
            for (var input : INPUTS) {
                var asked = machine.step(state(phase, true), input).effects();
                // An answer to a look from before the call may come within it; nothing more.
                assertThat(names(asked)).as(phase + " " + input).isSubsetOf(Set.of("Remember", "Halt"));
            }
        }
    }

    @Test
    void whatWaitedForACallGoesOnAfterIt() {
        var step = machine.step(state(new UpdateState.Paused(OFFER, 100), true), new UpdateInput.Talking(false));
        assertThat(step.next().phase()).isEqualTo(new UpdateState.Loading(OFFER, 100));
        assertThat(step.effects()).containsExactly(new UpdateEffect.Load(FILE));
    }

    @Test
    void aClockThatWasSetBackDoesNotSilenceIt() {
        var later = new UpdateState(
                new UpdateState.Resting(null), UpdatePolicy.BY_ITSELF, NOW.plus(UpdateMachine.BETWEEN), 7, false);
        assertThat(machine.step(later, new UpdateInput.Passed(NOW)).effects())
                .containsExactly(new UpdateEffect.Fetch());
    }

    private static UpdateState state(Phase phase, boolean talking) {
        return new UpdateState(phase, UpdatePolicy.BY_ITSELF, null, 7, talking);
    }

    private static String name(Object one) {
        return one.getClass().getSimpleName();
    }

    private static Set<String> names(List<?> all) {
        return all.stream().map(UpdateMachineTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
