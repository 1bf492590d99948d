package app.parley.client.ui.chat.composer;

import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.FileWords;
import app.parley.client.ui.chat.voice.VoiceChipView;
import app.parley.client.voice.VoiceDesk;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;
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

    void bind(ComposerModel model, VoiceDesk voices) {
        var files = model.files();
        files.addListener((ListChangeListener<Path>) _ -> show(model, voices));
        show(model, voices);
    }

    private void show(ComposerModel model, VoiceDesk voices) {
        setVisible(!model.files().isEmpty());
        getChildren()
                .setAll(model.files().stream()
                        .map(file -> model.isRecording(file)
                                ? new VoiceChipView(voices, file, () -> model.leaveOut(file))
                                : chip(file, () -> model.leaveOut(file)))
                        .toList());
    }

    private static HBox chip(Path file, Runnable leaveOut) {
        var name = new Label(FileWords.name(String.valueOf(file.getFileName())), new FontIcon("fth-file"));
        name.setMaxWidth(WIDEST);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().add("small-button");
        remove.setAccessibleText(Texts.of("chat.file.leaveOut", name.getText()));
        remove.setTooltip(new Tooltip(Texts.of("chat.file.remove")));
        remove.setOnAction(_ -> leaveOut.run());
        var chip = new HBox(name, remove);
        chip.getStyleClass().add("file-chip");
        return chip;
    }
}
