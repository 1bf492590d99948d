package app.parley.client.ui.chat.files;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileState;
import app.parley.client.ui.Texts;
import app.parley.protocol.Attachment;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file of a message: its name and size, how far it has got, and what can be done with it. On the JavaFX thread.
public final class FileCardView extends HBox {
    private final FileInMessage file;
    private final FileDesk desk;
    private final Label state = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox actions = new HBox();

    /// @param cancel takes a file back that is on its way to the server, with its message
    public FileCardView(FileInMessage file, FileDesk desk, Runnable cancel) {
        this.file = file;
        this.desk = desk;
        getStyleClass().add("file-card");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(FileWords.name(file.name()));
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(name.getText()));
        state.getStyleClass().add("secondary");
        state.setMinWidth(0);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setAccessibleText(Texts.of("chat.file.progress", name.getText()));
        var words = new VBox(name, state, progress);
        words.getStyleClass().add("file-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(new FontIcon("fth-file-text"), words, actions);
        state(FileWords.size(file.size()), -1);
        switch (file.stage()) {
            case FileInMessage.Attached(var attachment) ->
                FileFollower.follow(this, desk.files(), attachment, now -> show(attachment, now));
            case FileInMessage.Waiting _ -> {
                state(Texts.of("chat.file.waiting", FileWords.size(file.size())), -1);
                actions.getChildren().setAll(button("fth-x", "chat.file.cancel", cancel));
            }
            case FileInMessage.Uploading(var _, var sent) -> {
                state(part(sent), share(sent));
                actions.getChildren().setAll(button("fth-x", "chat.file.cancel", cancel));
            }
            case FileInMessage.Failed(var _, var failure) -> state(FileWords.of(failure), -1);
        }
    }

    private void show(Attachment attachment, FileState now) {
        switch (now) {
            case FileState.Absent _ -> {
                state(FileWords.size(file.size()), -1);
                actions.getChildren().setAll(fetch(attachment, "fth-download", "chat.file.fetch"));
            }
            case FileState.Loading(var received) -> {
                state(part(received), share(received));
                actions.getChildren()
                        .setAll(button(
                                "fth-x", "chat.file.cancel", () -> desk.files().cancel(attachment)));
            }
            case FileState.Failed(var failure) -> {
                state(FileWords.of(failure), -1);
                actions.getChildren().setAll(fetch(attachment, "fth-rotate-cw", "chat.file.again"));
            }
            case FileState.Ready _ -> {
                state(FileWords.size(file.size()), -1);
                actions.getChildren().clear();
                if (FileWords.isOpenable(file.name())) {
                    actions.getChildren()
                            .add(button(
                                    "fth-external-link",
                                    "chat.file.open",
                                    () -> FileSaving.open(attachment, file.name(), desk)));
                }
                actions.getChildren()
                        .add(button(
                                "fth-save",
                                "chat.file.save",
                                () -> FileSaving.saveAs(
                                        attachment,
                                        file.name(),
                                        desk,
                                        getScene().getWindow())));
            }
        }
    }

    private Button fetch(Attachment attachment, String icon, String key) {
        return button(icon, key, () -> desk.files().fetch(attachment));
    }

    private Button button(String icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("small-button");
        button.setAccessibleText(Texts.of(key) + ": " + FileWords.name(file.name()));
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private String part(long done) {
        return Texts.of("chat.file.part", FileWords.size(done), FileWords.size(file.size()));
    }

    private double share(long done) {
        return file.size() <= 0 ? 0 : Math.min(1, done / (double) file.size());
    }

    /// @param share done of it, negative for no bar
    private void state(String words, double share) {
        state.setText(words);
        progress.setVisible(share >= 0);
        progress.setProgress(Math.max(0, share));
    }
}
