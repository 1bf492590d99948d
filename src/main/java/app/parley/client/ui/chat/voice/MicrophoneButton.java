package app.parley.client.ui.chat.voice;

import app.parley.client.ui.Texts;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/// Begins a voice message and ends it: by a click each, or by being held as long as one speaks, which then
/// sends it. Let go of beside it, it only ends it. On the JavaFX thread.
public final class MicrophoneButton extends Button {
    /// From when on a click was a hold: twice what a slow double click's single click takes.
    private static final Duration HOLD = Duration.ofMillis(600);

    private final RecordingModel model;
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private long since;
    private boolean byPress;

    /// @param model what it works on
    public MicrophoneButton(RecordingModel model) {
        this.model = model;
        getStyleClass().add("icon-button");
        setId("microphone");
        var icon = new FontIcon("fth-mic");
        setGraphic(icon);
        setTooltip(new Tooltip());
        model.recording().subscribe(recording -> {
            icon.setIconLiteral(recording ? "fth-square" : "fth-mic");
            var words = Texts.of(recording ? "chat.voice.stop" : "chat.voice.record");
            setAccessibleText(words);
            getTooltip().setText(Texts.of(recording ? "chat.voice.stop.tooltip" : "chat.voice.record.tooltip"));
        });
        disableProperty().bind(model.inCall().or(editing));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            byPress = event.getButton() == MouseButton.PRIMARY
                    && !model.recording().get();
            since = System.nanoTime();
            if (byPress) model.begin();
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (byPress && isHeld() && !contains(event.getX(), event.getY())) model.stop();
        });
        setOnAction(_ -> pressed());
    }

    private void pressed() {
        if (byPress) {
            byPress = false;
            if (isHeld()) model.send();
        } else if (model.recording().get()) model.stop();
        else model.begin();
    }

    /// Whether a message is being changed: none is spoken then.
    public void setEditing(boolean on) {
        editing.set(on);
    }

    private boolean isHeld() {
        return System.nanoTime() - since >= HOLD.toNanos();
    }
}
