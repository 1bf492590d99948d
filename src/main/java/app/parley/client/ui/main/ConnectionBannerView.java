package app.parley.client.ui.main;

import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Connection;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A line that says why nothing comes and goes, while that is so. On the JavaFX thread.
public final class ConnectionBannerView extends HBox {
    @FXML
    private Label text;

    @FXML
    private Button signIn;

    public ConnectionBannerView() {
        Fxml.load(this);
        managedProperty().bind(visibleProperty());
        signIn.managedProperty().bind(signIn.visibleProperty());
        setVisible(false);
    }

    /// @param action begins to sign in again
    public void onSignIn(Runnable action) {
        signIn.setOnAction(_ -> action.run());
    }

    public void show(ChatOverview overview) {
        if (overview.unsaved()) {
            say("connection.unsaved", false);
            return;
        }
        switch (overview.connection()) {
            case Connection.Online _, Connection.Connecting _ -> setVisible(false);
            case Connection.Offline _ -> say("connection.offline", false);
            case Connection.Refused(var refusal) -> say("connection." + refusal, true);
        }
    }

    private void say(String key, boolean out) {
        text.setText(Texts.of(key));
        signIn.setVisible(out);
        setVisible(true);
    }
}
