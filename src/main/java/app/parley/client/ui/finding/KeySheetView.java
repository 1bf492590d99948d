package app.parley.client.ui.finding;

import app.parley.client.ui.Shortcuts;
import app.parley.client.ui.Texts;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every key there is, in groups. On the JavaFX thread.
public final class KeySheetView extends ScrollPane {
    private static final double WIDTH = 520;

    public KeySheetView(Map<Shortcuts.Group, List<Shortcuts.Entry>> keys) {
        getStyleClass().add("key-sheet");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setAccessibleText(Texts.of("keys.title"));
        var page = new VBox();
        keys.forEach((group, entries) -> {
            var heading = new Label(Texts.of("keys." + group));
            heading.getStyleClass().add("setting-heading");
            page.getChildren().addAll(heading, grid(entries));
        });
        setContent(page);
    }

    private static GridPane grid(List<Shortcuts.Entry> entries) {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(words, keys);
        for (var entry : entries) {
            var what = new Label(entry.what());
            what.setWrapText(true);
            what.setMinWidth(0);
            var key = new Label(entry.keys());
            key.getStyleClass().add("key-hint");
            key.setMinWidth(Region.USE_PREF_SIZE);
            what.setLabelFor(key);
            grid.addRow(grid.getRowCount(), what, key);
        }
        return grid;
    }
}
