package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Somebody calls: who, how, and the four answers. No button is the default one, so that a stray Enter accepts
/// nothing. On the JavaFX thread.
public final class IncomingCallView extends VBox {
    @FXML
    private CallFaceView face;

    @FXML
    private Button reject;

    @FXML
    private Button message;

    @FXML
    private Button soundOnly;

    @FXML
    private Node soundOnlyBox;

    @FXML
    private Button answer;

    @FXML
    private FontIcon answerIcon;

    public IncomingCallView() {
        Fxml.load(this);
        soundOnlyBox.managedProperty().bind(soundOnlyBox.visibleProperty());
    }

    public void bind(CallViewModel model, CallKeys keys) {
        face.bind(model);
        reject.setOnAction(_ -> model.reject());
        message.setOnAction(_ -> model.write());
        soundOnly.setOnAction(_ -> model.answer(false));
        answer.setOnAction(_ -> model.answer(model.video().getValue()));
        soundOnlyBox.visibleProperty().bind(model.video());
        model.video().subscribe(_ -> name(model, keys));
        keys.key(CallAction.ANSWER).subscribe(_ -> name(model, keys));
        keys.key(CallAction.END).subscribe(_ -> name(model, keys));
        for (var button : new Button[] {message, soundOnly}) {
            button.setTooltip(new Tooltip(button.getAccessibleText()));
        }
    }

    private void name(CallViewModel model, CallKeys keys) {
        var video = model.video().getValue();
        answerIcon.setIconLiteral(video ? "fth-video" : "fth-phone");
        keys.nameRinging(answer, Texts.of(video ? "call.answer.video" : "call.answer.audio"), CallAction.ANSWER);
        keys.nameRinging(reject, Texts.of("call.reject"), CallAction.END);
    }
}
