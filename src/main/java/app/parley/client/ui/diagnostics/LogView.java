package app.parley.client.ui.diagnostics;

import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogLine.Level;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import app.parley.client.ui.settings.RowPlace;
import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The program's log: what is shown of it, the lines, and a way to copy some. Reads as long as it is in a scene. On
/// the JavaFX thread.
public final class LogView extends VBox {
    /// What stands here, for the page.
    static final String ROW = "log.title";

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// Six frames: by then it is.
    private static final Duration LAID_OUT = Duration.ofMillis(100);

    @FXML
    private ComboBox<Level> level;

    @FXML
    private TextField search;

    @FXML
    private ToggleSwitch follow;

    @FXML
    private Button copy;

    @FXML
    private ListView<LogLine> list;

    public LogView(LogViewModel model) {
        Fxml.load(this);
        RowPlace.mark(this, ROW);
        level.getItems().setAll(Level.INFO, Level.WARNING, Level.ERROR);
        level.setConverter(new Worded<>(one -> Texts.of("log.level." + one.name())));
        level.valueProperty().bindBidirectional(model.level());
        search.textProperty().bindBidirectional(model.query());
        list.setItems(model.shown());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(Texts.of("log.empty")));
        var selected = list.getSelectionModel().getSelectedItems();
        copy.disableProperty().bind(Bindings.isEmpty(selected));
        copy.setTooltip(new Tooltip(Texts.of("log.copy") + " (" + COPY.getDisplayText() + ")"));
        copy.setOnAction(_ -> copySelected());
        list.setOnKeyPressed(event -> {
            if (!COPY.match(event)) return;
            copySelected();
            event.consume();
        });
        model.shown().addListener((ListChangeListener<LogLine>) _ -> toEnd());
        follow.selectedProperty().subscribe(this::toEnd);
        sceneProperty().subscribe(scene -> {
            if (scene == null) model.end();
            else model.begin();
        });
    }

    private void toEnd() {
        scroll();
        // The end is where it was until what has come is laid out.
        var _ = new FxTicker().after(LAID_OUT, this::scroll);
    }

    private void scroll() {
        if (follow.isSelected() && !list.getItems().isEmpty())
            list.scrollTo(list.getItems().size() - 1);
    }

    private void copySelected() {
        var text = list.getSelectionModel().getSelectedItems().stream()
                .map(LogLine::text)
                .collect(Collectors.joining("\n"));
        if (text.isEmpty()) return;
        var clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    private static final class Cell extends ListCell<LogLine> {
        private Cell() {
            getStyleClass().add("log-cell");
        }

        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null ? null : line.text());
            for (var one : Level.values()) getStyleClass().remove(one.name().toLowerCase(Locale.ROOT));
            if (line != null) getStyleClass().add(line.level().name().toLowerCase(Locale.ROOT));
        }
    }
}
