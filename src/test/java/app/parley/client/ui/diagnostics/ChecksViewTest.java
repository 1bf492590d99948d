package app.parley.client.ui.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.diagnostics.Subject;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.theme.Theme;
import app.parley.support.FakeDiagnostics;
import app.parley.support.OneWindowAtATime;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class ChecksViewTest extends ApplicationTest {
    private final FakeDiagnostics diagnostics = new FakeDiagnostics();
    private StackPane root;

    @Override
    public void start(Stage stage) {
        root = new StackPane(new ChecksView(new ChecksViewModel(diagnostics, Runnable::run)));
        var scene = new Scene(root, 600, 900);
        new Theme(Preferences.unkept()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void eachIsShownAsItComesAndSaysWhatToDo() {
        assertThat(states()).hasSize(Subject.values().length).containsOnly("Waiting");
        assertThat(summary()).isEqualTo("Looking…");

        interact(() -> diagnostics.looks.getLast().find(Subject.SERVER, What.SERVER_SILENT, "http://127.0.0.1:1"));
        assertThat(states()).startsWith("Failed", "Waiting");
        assertThat(words()).anyMatch(words -> words.startsWith("Check your network"));

        interact(() -> {
            for (var subject : Subject.values()) {
                if (subject != Subject.SERVER) diagnostics.looks.getLast().find(subject, What.SOUND_RUNS);
            }
            diagnostics.looks.getLast().end();
        });
        assertThat(summary()).isEqualTo("One thing needs a look");
        assertThat(states()).startsWith("Failed", "Good").doesNotContain("Waiting");
    }

    @Test
    void theKeyboardLooksAgainWhenTheLookIsOver() {
        assertThat(again().isDisabled()).isTrue();
        interact(() -> diagnostics.looks.getLast().find(Subject.SERVER, What.SERVER_SILENT, "nowhere"));
        interact(() -> diagnostics.looks.getLast().end());
        push(KeyCode.TAB);
        assertThat(again().isFocused()).isTrue();
        push(KeyCode.SPACE);

        assertThat(diagnostics.looks).hasSize(2);
        assertThat(states()).containsOnly("Waiting");
        interact(() -> diagnostics.looks.getFirst().find(Subject.STUN, What.WAYS_NONE));
        assertThat(states()).as("a look before this one is not listened to").containsOnly("Waiting");
    }

    @Test
    void whoLeavesThePageStopsTheLook() {
        assertThat(diagnostics.looks).hasSize(1);
        interact(() -> root.getChildren().clear());
        assertThat(diagnostics.looks).hasSize(1).allMatch(look -> look.stopped);
    }

    @Test
    void everythingThatCanBeFoundHasWordsAndEverythingThatCanBeMendedSaysHow() {
        assertThat(Accessibility.unnamed(root)).isEmpty();
        for (var what : What.values()) {
            var finding = new Finding(Subject.SERVER, what, List.of("one", "two"));
            assertThat(FindingWords.detail(finding)).isNotBlank();
            assertThat(FindingWords.advice(finding).isBlank()).as(what.name()).isEqualTo(!what.hasAdvice());
        }
        for (var subject : Subject.values())
            assertThat(FindingWords.subject(subject)).isNotBlank();
    }

    private List<String> states() {
        return lookup(".check-state").queryAllAs(Label.class).stream()
                .map(Label::getAccessibleText)
                .toList();
    }

    private List<String> words() {
        return lookup(".check-advice").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private String summary() {
        return lookup("#summary").<Label>query().getText();
    }

    private Button again() {
        return lookup("#again").query();
    }
}
