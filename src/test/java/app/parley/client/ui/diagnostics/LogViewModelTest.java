package app.parley.client.ui.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogLine.Level;
import app.parley.support.FakeDiagnostics;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogViewModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final FakeDiagnostics diagnostics = new FakeDiagnostics();
    private final LogViewModel model = new LogViewModel(diagnostics::log, Runnable::run, new ManualTicker(clock));

    @Test
    void whatIsThereIsShownAndWhatComesSoonAfter() {
        write(Level.INFO, "one");
        model.begin();
        assertThat(texts()).containsExactly("one");

        write(Level.INFO, "two");
        clock.advance(SECOND);
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void nothingIsReadOnceNobodyLooksAndAllOfItWhenSomebodyDoesAgain() {
        model.begin();
        model.end();
        write(Level.INFO, "one");
        clock.advance(SECOND.multipliedBy(5));
        assertThat(diagnostics.written).hasSize(1);

        model.begin();
        assertThat(texts()).containsExactly("one");
        assertThat(diagnostics.logs).isEqualTo(2);
    }

    @Test
    void onlyWhatIsGraveEnoughAndHasTheWordsIsShown() {
        write(Level.ERROR, "the Camera is gone");
        write(Level.WARNING, "the camera is late");
        write(Level.INFO, "the microphone is there");
        model.begin();

        model.level().set(Level.WARNING);
        assertThat(texts()).containsExactly("the Camera is gone", "the camera is late");
        model.query().set(" CAMERA IS G");
        assertThat(texts()).containsExactly("the Camera is gone");
        model.level().set(Level.INFO);
        model.query().set("");
        assertThat(texts()).hasSize(3);
    }

    @Test
    void ofALogWithoutEndTheNewestLinesAreKept() {
        IntStream.range(0, LogViewModel.MOST + 7).forEach(number -> write(Level.INFO, "line " + number));
        model.begin();

        assertThat(texts()).hasSize(LogViewModel.MOST).startsWith("line 7");
    }

    @Test
    void oneAnswerAtATimeIsWaitedForAndALateOneIsNobodys() {
        var answers = List.of(new CompletableFuture<List<LogLine>>(), new CompletableFuture<List<LogLine>>());
        var asked = new int[1];
        var slow = new LogViewModel(() -> () -> answers.get(asked[0]++), Runnable::run, new ManualTicker(clock));
        slow.begin();
        clock.advance(SECOND.multipliedBy(3));
        assertThat(asked[0]).isEqualTo(1);

        slow.begin();
        answers.getFirst().complete(List.of(new LogLine(Level.INFO, "of a page that was left")));
        assertThat(slow.shown()).isEmpty();
        answers.getLast().complete(List.of(new LogLine(Level.INFO, "of this one")));
        assertThat(slow.shown()).hasSize(1);
    }

    private void write(Level level, String text) {
        diagnostics.written.add(new LogLine(level, text));
    }

    private List<String> texts() {
        return model.shown().stream().map(LogLine::text).toList();
    }
}
