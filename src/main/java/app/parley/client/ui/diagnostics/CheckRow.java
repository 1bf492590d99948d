package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Subject;
import app.parley.client.ui.Texts;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing that is looked at: its name, how it is, and what to do about it. On the JavaFX thread.
final class CheckRow extends HBox {
    private final Label state = new Label();
    private final Label detail = new Label();
    private final Label advice = new Label();

    CheckRow(Subject subject, ObservableValue<@Nullable Finding> finding) {
        getStyleClass().add("check-row");
        var title = new Label(FindingWords.subject(subject));
        title.getStyleClass().add("setting-title");
        detail.getStyleClass().add("secondary");
        advice.getStyleClass().add("check-advice");
        var words = new VBox(title, detail, advice);
        words.getStyleClass().add("setting-words");
        for (var line : words.getChildren()) ((Label) line).setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        advice.managedProperty().bind(advice.textProperty().isNotEmpty());
        state.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(state, words);
        finding.subscribe(this::show);
    }

    private void show(@Nullable Finding finding) {
        var name = finding == null ? "WAITING" : finding.state().name();
        state.setGraphic(new FontIcon(icon(finding)));
        // What a screen reader says of the sign.
        state.setAccessibleText(Texts.of("doctor.state." + name));
        state.getStyleClass().setAll("label", "check-state", name.toLowerCase(Locale.ROOT));
        detail.setText(finding == null ? "" : FindingWords.detail(finding));
        advice.setText(finding == null ? "" : FindingWords.advice(finding));
    }

    private static String icon(@Nullable Finding finding) {
        return finding == null
                ? "fth-clock"
                : switch (finding.state()) {
                    case GOOD -> "fth-check-circle";
                    case WARNING -> "fth-alert-triangle";
                    case FAILED -> "fth-x-circle";
                    case SKIPPED -> "fth-minus-circle";
                };
    }
}
