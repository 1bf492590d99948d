package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

    public void bind(CallViewModel model) {
        face.bind(model);
        reject.setOnAction(_ -> model.reject());
        message.setOnAction(_ -> model.write());
        soundOnly.setOnAction(_ -> model.answer(false));
        answer.setOnAction(_ -> model.answer(model.video().getValue()));
        soundOnlyBox.visibleProperty().bind(model.video());
        model.video().subscribe(video -> {
            answerIcon.setIconLiteral(video ? "fth-video" : "fth-phone");
            answer.setAccessibleText(Texts.of(video ? "call.answer.video" : "call.answer.audio"));
        });
    }
}
