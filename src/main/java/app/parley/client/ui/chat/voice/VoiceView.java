package app.parley.client.ui.chat.voice;

import app.parley.client.settings.Subscription;
import app.parley.client.ui.ElapsedTime;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.voice.Playing;
import app.parley.client.voice.VoiceDesk;
import app.parley.client.voice.VoicePlayer;
import app.parley.client.voice.VoiceShape;
import java.nio.file.Path;
import java.text.NumberFormat;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Plays one voice message: a button, its waveform, which is where it is and where one goes, the time that is left
/// and how fast. On the JavaFX thread.
final class VoiceView extends HBox {
    /// Of a step with the arrow keys.
    private static final long STEP_MILLIS = 5000;

    private final VoiceDesk desk;
    private final String id;
    private final Button play = new Button(null, new FontIcon("fth-play"));
    private final Seek seek = new Seek();
    private final WaveformView waveform = new WaveformView();
    private final Label time = new Label();
    private final Button speed = new Button();
    private @Nullable Path file;
    private VoiceShape shape = VoiceShape.UNKNOWN;
    private Playing playing;
    private Runnable absent = () -> {};
    private @Nullable Subscription watching;

    /// @param id names it to the player
    VoiceView(VoiceDesk desk, String id) {
        this.desk = desk;
        this.id = id;
        playing = desk.player().now();
        getStyleClass().add("voice");
        setAlignment(Pos.CENTER_LEFT);
        play.getStyleClass().addAll("voice-play", "pointing");
        play.setOnAction(_ -> toggle());
        seek.getChildren().setAll(waveform);
        HBox.setHgrow(waveform, Priority.ALWAYS);
        waveform.setMaxWidth(Double.MAX_VALUE);
        waveform.show(shape.bars());
        time.getStyleClass().add("voice-time");
        time.setMinWidth(USE_PREF_SIZE);
        speed.getStyleClass().add("voice-speed");
        speed.setOnAction(_ -> faster());
        speed.managedProperty().bind(speed.visibleProperty());
        var below = new HBox(time, speed);
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("voice-below");
        var middle = new VBox(seek, below);
        HBox.setHgrow(middle, Priority.ALWAYS);
        getChildren().setAll(play, middle);
        sceneProperty().subscribe(scene -> setIn(scene != null));
        show(playing);
    }

    /// What its button does while there is no file to play.
    void onAbsent(Runnable action) {
        absent = action;
    }

    /// It is here and can be played.
    void show(Path next, VoiceShape looks) {
        file = next;
        play.setDisable(false);
        shape = looks;
        waveform.show(looks.bars());
        show(playing);
    }

    /// It is not here yet.
    ///
    /// @param words in place of its time
    /// @param coming whether it is on its way, so that there is nothing to be done
    void showAbsent(String words, boolean coming) {
        file = null;
        play.setDisable(coming);
        time.setText(words);
        show(playing);
    }

    private boolean isMine() {
        return playing.id().equals(id);
    }

    private void toggle() {
        if (file == null) absent.run();
        else if (isMine() && playing.isRunning()) desk.player().pause();
        else desk.player().play(id, file, isMine() ? playing.millis() : 0);
    }

    private void faster() {
        var all = VoicePlayer.SPEEDS;
        desk.player().setSpeed(all.get((all.indexOf(playing.speed()) + 1) % all.size()));
    }

    private void go(long millis) {
        if (file == null) return;
        if (isMine()) desk.player().seek(millis);
        else desk.player().play(id, file, Math.clamp(millis, 0, shape.millis()));
    }

    /// Rows of a list come and go.
    private void setIn(boolean in) {
        if (watching != null) watching.unsubscribe();
        watching = in ? desk.player().observe(now -> FxThread.run(() -> show(now))) : null;
    }

    private void show(Playing now) {
        playing = now;
        var running = isMine() && now.isRunning();
        ((FontIcon) play.getGraphic())
                .setIconLiteral(file == null ? "fth-download" : running ? "fth-pause" : "fth-play");
        var lasting = ElapsedTime.of(shape.millis());
        name(
                play,
                Texts.of(
                        file == null ? "chat.voice.fetch" : running ? "chat.voice.pause" : "chat.voice.play", lasting));
        var at = isMine() ? Math.min(now.millis(), shape.millis()) : 0;
        waveform.setPlayed(shape.millis() == 0 ? 0 : at / (double) shape.millis());
        if (file != null) time.setText(words(at));
        seek.setAccessibleText(Texts.of("chat.voice.place", ElapsedTime.of(at), lasting));
        seek.setFocusTraversable(file != null);
        seek.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        speed.setVisible(isMine() && file != null);
        var factor = Texts.of(
                "chat.voice.times",
                NumberFormat.getNumberInstance(Texts.locale()).format(now.speed()));
        speed.setText(factor);
        name(speed, Texts.of("chat.voice.speed", factor));
    }

    private String words(long at) {
        if (isMine() && playing.state() == Playing.State.NO_SPEAKER) return Texts.of("chat.voice.noSpeaker");
        if (isMine() && playing.state() == Playing.State.BROKEN) return Texts.of("chat.voice.broken");
        return ElapsedTime.of(shape.millis() - at);
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        if (button.getTooltip() == null) button.setTooltip(new Tooltip());
        button.getTooltip().setText(words);
    }

    /// Where one goes to another place, by the mouse and by keys.
    private final class Seek extends HBox {
        Seek() {
            getStyleClass().add("voice-seek");
            setAccessibleRole(AccessibleRole.SLIDER);
            addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
                go(Math.round(shape.millis() * Math.clamp(event.getX() / getWidth(), 0, 1)));
                event.consume();
            });
            addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
                if (isMine()) go(Math.round(shape.millis() * Math.clamp(event.getX() / getWidth(), 0, 1)));
                event.consume();
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private void pressed(KeyEvent event) {
            var at = isMine() ? playing.millis() : 0;
            switch (event.getCode()) {
                case LEFT, DOWN -> go(at - STEP_MILLIS);
                case RIGHT, UP -> go(at + STEP_MILLIS);
                case HOME -> go(0);
                case SPACE, ENTER -> toggle();
                default -> {
                    return;
                }
            }
            event.consume();
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return switch (attribute) {
                case VALUE -> isMine() ? (double) playing.millis() : 0.0;
                case MIN_VALUE -> 0.0;
                case MAX_VALUE -> (double) shape.millis();
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }
    }
}
