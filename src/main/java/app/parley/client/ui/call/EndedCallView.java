package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a call ended, in words, and what can be done now. On the JavaFX thread.
public final class EndedCallView extends VBox {
    @FXML
    private AvatarView avatar;

    @FXML
    private Label headline;

    @FXML
    private Label detail;

    @FXML
    private FlowPane actions;

    public EndedCallView() {
        Fxml.load(this);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
    }

    public void bind(CallViewModel model) {
        model.peer().subscribe(peer -> {
            if (peer != null) avatar.show(peer.id().value(), peer.displayName());
        });
        model.ended().subscribe(words -> show(words, model));
    }

    private void show(@Nullable EndWords words, CallViewModel model) {
        if (words == null) return;
        headline.setText(words.headline());
        detail.setText(words.detail());
        actions.getChildren().clear();
        for (var action : words.actions()) {
            var button = button(action, model);
            if (actions.getChildren().isEmpty() && action != EndWords.Action.CLOSE)
                button.getStyleClass().add("first");
            actions.getChildren().add(button);
        }
    }

    private static Button button(EndWords.Action action, CallViewModel model) {
        var button = new Button(Texts.of("call.action." + action.name()));
        button.getStyleClass().add("stage-button");
        button.setOnAction(_ -> {
            switch (action) {
                case CALL_AGAIN, CALL_BACK -> model.callAgain();
                case WRITE -> model.write();
                case CLOSE -> model.dismiss();
            }
        });
        switch (action) {
            case CALL_AGAIN, CALL_BACK ->
                button.setGraphic(new FontIcon(model.video().getValue() ? "fth-video" : "fth-phone"));
            case WRITE -> button.setGraphic(new FontIcon("fth-message-circle"));
            case CLOSE -> {}
        }
        return button;
    }
}
