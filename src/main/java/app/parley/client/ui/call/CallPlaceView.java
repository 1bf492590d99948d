package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.CallPlace.Layout;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons at the top right of the stage: how the pictures stand, the chats beside the call, the full
/// screen. On the JavaFX thread.
public final class CallPlaceView extends HBox {
    @FXML
    private Button layout;

    @FXML
    private FontIcon layoutIcon;

    @FXML
    private Button small;

    @FXML
    private Button full;

    @FXML
    private FontIcon fullIcon;

    public CallPlaceView() {
        Fxml.load(this);
        layout.managedProperty().bind(layout.visibleProperty());
        name(small, Texts.of("call.small"));
    }

    public void bind(CallViewModel model) {
        var place = model.place();
        layout.visibleProperty()
                .bind(model.remotePicture().flatMap(theirs -> model.ownPicture().map(own -> own && theirs)));
        layout.setOnAction(_ -> place.setLayout(other(place.layout().get())));
        small.setOnAction(_ -> place.setSmall(true));
        full.setOnAction(_ -> place.setFullScreen(!place.fullScreen().get()));
        place.layout().subscribe(now -> {
            layoutIcon.setIconLiteral(now == Layout.SPEAKER ? "fth-columns" : "fth-user");
            name(layout, Texts.of("call.layout." + other(now)));
        });
        place.fullScreen().subscribe(on -> {
            fullIcon.setIconLiteral(on ? "fth-minimize" : "fth-maximize");
            name(full, Texts.of(on ? "call.fullScreen.leave" : "call.fullScreen") + "  F11");
        });
    }

    private static Layout other(Layout now) {
        return now == Layout.SPEAKER ? Layout.SIDE_BY_SIDE : Layout.SPEAKER;
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
    }
}
