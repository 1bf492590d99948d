package app.parley.client.ui.chat.voice;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileState;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.FileCardView;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.chat.files.FileFollower;
import app.parley.client.ui.chat.files.FileWords;
import app.parley.protocol.Attachment;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A voice message in a bubble. What claims to be one and cannot be played is a file like others. On the JavaFX
/// thread.
public final class VoiceMessageView extends StackPane {
    /// Brought without being asked for, bytes: an hour of speech is larger.
    private static final long BY_ITSELF = 10_000_000;

    private final FileInMessage file;
    private final FileDesk desk;
    private final Runnable cancel;
    private final VoiceView voice;

    /// @param cancel takes it back while it is on its way to the server, with its message
    public VoiceMessageView(FileInMessage file, FileDesk desk, Runnable cancel) {
        this.file = file;
        this.desk = desk;
        this.cancel = cancel;
        getStyleClass().add("voice-message");
        voice = new VoiceView(desk.voices(), id(file));
        getChildren().setAll(voice);
        switch (file.stage()) {
            case FileInMessage.Attached(var attachment) -> {
                voice.showAbsent(FileWords.size(file.size()), false);
                voice.onAbsent(() -> desk.files().fetch(attachment));
                FileFollower.follow(this, desk.files(), attachment, now -> show(attachment, now));
            }
            case FileInMessage.Waiting(var copy) -> going(copy);
            case FileInMessage.Uploading(var copy, var _) -> going(copy);
            case FileInMessage.Failed _ -> card();
        }
    }

    private static String id(FileInMessage file) {
        return switch (file.stage()) {
            case FileInMessage.Attached(var attachment) -> attachment.id().value();
            case FileInMessage.Waiting(var copy) -> copy.toString();
            case FileInMessage.Uploading(var copy, var _) -> copy.toString();
            case FileInMessage.Failed(var copy, var _) -> copy.toString();
        };
    }

    private void show(Attachment attachment, FileState now) {
        switch (now) {
            case FileState.Absent _ -> {
                if (attachment.size() <= BY_ITSELF) desk.files().fetch(attachment);
            }
            case FileState.Loading _ -> voice.showAbsent(Texts.of("chat.voice.coming"), true);
            case FileState.Failed _ -> card();
            case FileState.Ready(var path) -> look(path);
        }
    }

    /// One's own that has not got to the server yet.
    private void going(Path copy) {
        look(copy);
        var stop = new Button(null, new FontIcon("fth-x"));
        stop.getStyleClass().add("small-button");
        stop.setAccessibleText(Texts.of("chat.file.cancel"));
        stop.setTooltip(new Tooltip(Texts.of("chat.file.cancel")));
        stop.setOnAction(_ -> cancel.run());
        HBox.setHgrow(voice, Priority.ALWAYS);
        getChildren().setAll(new HBox(voice, stop));
    }

    private void look(Path path) {
        var _ = desk.voices()
                .shapes()
                .of(path)
                .thenAccept(looks ->
                        FxThread.run(() -> looks.ifPresentOrElse(shape -> voice.show(path, shape), this::card)));
    }

    private void card() {
        getStyleClass().remove("voice-message");
        getChildren().setAll(new FileCardView(file, desk, cancel));
    }
}
