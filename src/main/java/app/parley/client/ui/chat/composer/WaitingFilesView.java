package app.parley.client.ui.chat.composer;

import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.FileWords;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The files that go with what is being written, each with a way to leave it out. On the JavaFX thread.
final class WaitingFilesView extends FlowPane {
    /// Of a name, pixels; the end of a long one is cut off with dots in its middle.
    private static final double WIDEST = 220;

    WaitingFilesView() {
        getStyleClass().add("waiting-files");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void bind(ObservableList<Path> files) {
        files.addListener((ListChangeListener<Path>) _ -> show(files));
        show(files);
    }

    private void show(ObservableList<Path> files) {
        setVisible(!files.isEmpty());
        getChildren().setAll(files.stream().map(file -> chip(file, files)).toList());
    }

    private static HBox chip(Path file, ObservableList<Path> files) {
        var name = new Label(FileWords.name(String.valueOf(file.getFileName())), new FontIcon("fth-file"));
        name.setMaxWidth(WIDEST);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().add("small-button");
        remove.setAccessibleText(Texts.of("chat.file.leaveOut", name.getText()));
        remove.setTooltip(new Tooltip(Texts.of("chat.file.remove")));
        remove.setOnAction(_ -> files.remove(file));
        var chip = new HBox(name, remove);
        chip.getStyleClass().add("file-chip");
        return chip;
    }
}
