package app.parley.client.ui.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogLine.Level;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.theme.Theme;
import app.parley.support.FakeDiagnostics;
import app.parley.support.ManualClock;
import app.parley.support.ManualTicker;
import app.parley.support.OneWindowAtATime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The log and the report, by the keyboard alone.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class LogAndReportTest extends ApplicationTest {
    private static final Path TARGET = Path.of("report.zip");

    private final FakeDiagnostics diagnostics = new FakeDiagnostics();
    private VBox root;

    @Override
    public void start(Stage stage) {
        IntStream.range(0, 5_000).forEach(number -> diagnostics.written.add(new LogLine(Level.INFO, "line " + number)));
        diagnostics.written.add(new LogLine(Level.ERROR, "the camera is gone"));
        var log = new LogViewModel(diagnostics::log, Runnable::run, new ManualTicker(new ManualClock()));
        var report = new ReportView(new ReportViewModel(diagnostics, List::of, List::of, Runnable::run));
        report.askBy(() -> Optional.of(TARGET));
        root = new VBox(new LogView(log), report);
        var scene = new Scene(root, 480, 960);
        new Theme(Preferences.unkept()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theNewestLinesAreSeenAndOnlyThoseAreDrawn() throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> lookup("the camera is gone").tryQuery().isPresent());
        assertThat(lookup(".log-cell").queryAll()).hasSizeLessThan(60);
    }

    @Test
    void linesAreChosenAndCopiedByKeys() {
        interact(() -> lookup("#list").query().requestFocus());
        push(KeyCode.END);
        push(KeyCode.SHIFT, KeyCode.UP);
        push(KeyCode.SHORTCUT, KeyCode.C);

        var copied = new String[1];
        interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("line 4999\nthe camera is gone");
    }

    @Test
    void onlyErrorsAreChosenByKeysAndWordsAreSearched() {
        interact(() -> lookup("#level").query().requestFocus());
        push(KeyCode.DOWN).push(KeyCode.DOWN);
        assertThat(lookup("#level").<ComboBox<Level>>query().getValue()).isEqualTo(Level.ERROR);
        assertThat(list("#list").getItems()).hasSize(1);

        interact(() -> lookup("#search").query().requestFocus());
        write("microphone");
        assertThat(list("#list").getItems()).isEmpty();
    }

    @Test
    void aReportIsLookedAtBeforeItIsSaved() {
        assertThat(lookup("#save").match(Node::isVisible).tryQuery()).isEmpty();
        interact(() -> lookup("#prepare").query().requestFocus());
        push(KeyCode.SPACE);
        interact(() -> lookup("#file").query().requestFocus());
        push(KeyCode.DOWN);
        assertThat(lookup("#file").<ComboBox<String>>query().getValue()).isEqualTo("versions.txt");
        assertThat(list("#lines").getItems().toString()).isEqualTo("[parley=1.4.0]");

        push(KeyCode.TAB);
        push(KeyCode.SPACE);
        assertThat(diagnostics.saved).containsExactly(TARGET);
        assertThat(said()).startsWith("Saved.");
    }

    @Test
    void whereItCannotBeWrittenASentenceSaysWhatToDo() {
        diagnostics.refusing = true;
        interact(() -> lookup("#prepare").query().requestFocus());
        push(KeyCode.SPACE);
        interact(() -> lookup("#save").query().requestFocus());
        push(KeyCode.SPACE);

        assertThat(said()).contains("cannot be written", "is untouched", "another folder");
    }

    @Test
    void everythingHasANameForThoseWhoDoNotSee() {
        interact(() -> lookup("#prepare").query().requestFocus());
        push(KeyCode.SPACE);

        assertThat(Accessibility.unnamed(root))
                .allMatch(node -> node.getStyleClass().contains("list-cell"));
    }

    private String said() {
        return lookup("#said").<Label>query().getText();
    }

    private ListView<?> list(String id) {
        return lookup(id).query();
    }
}
