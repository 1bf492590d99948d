package app.parley.client.ui.chat.voice;

import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.voice.VoiceDesk;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was recorded and is not sent yet: it can be listened to, and left out. On the JavaFX thread.
public final class VoiceChipView extends HBox {
    /// @param leaveOut forgets it; done by itself where there is nothing to be heard in it
    public VoiceChipView(VoiceDesk desk, Path file, Runnable leaveOut) {
        getStyleClass().addAll("file-chip", "voice-chip");
        setAlignment(Pos.CENTER_LEFT);
        var voice = new VoiceView(desk, file.toString());
        voice.showAbsent("", true);
        HBox.setHgrow(voice, Priority.ALWAYS);
        var remove = new Button(null, new FontIcon("fth-trash-2"));
        remove.getStyleClass().add("small-button");
        remove.setAccessibleText(Texts.of("chat.voice.discard"));
        remove.setTooltip(new Tooltip(Texts.of("chat.voice.discard")));
        remove.setOnAction(_ -> {
            if (desk.player().now().id().equals(file.toString())) desk.player().pause();
            leaveOut.run();
        });
        getChildren().setAll(voice, remove);
        var _ = desk.shapes()
                .of(file)
                .thenAccept(looks ->
                        FxThread.run(() -> looks.ifPresentOrElse(shape -> voice.show(file, shape), leaveOut)));
    }
}
