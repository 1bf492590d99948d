package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.protocol.User;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Asks whether to end the call that is on for another one. Escape stays, and so does a stray Enter, which
/// finds the focus there. On the JavaFX thread.
public final class WishView extends StackPane {
    @FXML
    private Label question;

    @FXML
    private Label detail;

    @FXML
    private Button stay;

    @FXML
    private Button grant;

    public WishView() {
        Fxml.load(this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        Sheets.keepFocus(this);
    }

    public void bind(CallViewModel model) {
        var second = model.second();
        question.textProperty().bind(second.question());
        stay.setOnAction(_ -> second.forgetWish());
        grant.setOnAction(_ -> second.grantWish());
        setOnKeyPressed(event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            second.forgetWish();
            event.consume();
        });
        second.wished().subscribe(wished -> show(wished, model));
    }

    private void show(@Nullable User wished, CallViewModel model) {
        var peer = model.peer().getValue();
        if (peer != null) detail.setText(Texts.of("call.blocked.inCall", Texts.shortName(peer.displayName())));
        setVisible(wished != null);
        if (wished != null) stay.requestFocus();
    }
}
