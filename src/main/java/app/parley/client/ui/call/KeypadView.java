package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys of a telephone, for those at the other end that ask for a number. While it is open the keyboard's
/// digits go to it. On the JavaFX thread.
public final class KeypadView extends VBox {
    private static final String KEYS = "123456789*0#";
    private static final int COLUMNS = 3;

    @FXML
    private Label pressed;

    @FXML
    private Button close;

    @FXML
    private GridPane keys;

    private final EventHandler<KeyEvent> typed = this::typed;
    private @Nullable TalkModel talk;

    public KeypadView() {
        Fxml.load(this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        var words = Texts.of("call.keypad.close");
        close.setAccessibleText(words);
        close.setTooltip(new Tooltip(words));
        for (var at = 0; at < KEYS.length(); at++)
            keys.add(key(KEYS.substring(at, at + 1)), at % COLUMNS, at / COLUMNS);
        sceneProperty().subscribe(this::move);
    }

    public void bind(CallViewModel model) {
        talk = model.talk();
        close.setOnAction(_ -> model.place().setKeypad(false));
        model.place().keypad().subscribe(on -> {
            setVisible(on);
            pressed.setText("");
            if (on) keys.getChildren().getFirst().requestFocus();
        });
    }

    private Button key(String digit) {
        var button = new Button(digit);
        button.getStyleClass().add("digit-key");
        button.setAccessibleText(
                switch (digit) {
                    case "*" -> Texts.of("call.keypad.star");
                    case "#" -> Texts.of("call.keypad.hash");
                    default -> digit;
                });
        button.setOnAction(_ -> press(digit));
        return button;
    }

    private void press(String digit) {
        if (talk == null) return;
        talk.sendTones(digit);
        pressed.setText(pressed.getText() + digit);
        pressed.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void typed(KeyEvent event) {
        if (!isVisible() || event.getTarget() instanceof TextInputControl) return;
        if (event.getCharacter().length() != 1 || !KEYS.contains(event.getCharacter())) return;
        press(event.getCharacter());
        event.consume();
    }

    private void move(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) before.removeEventFilter(KeyEvent.KEY_TYPED, typed);
        if (now != null) now.addEventFilter(KeyEvent.KEY_TYPED, typed);
    }
}
