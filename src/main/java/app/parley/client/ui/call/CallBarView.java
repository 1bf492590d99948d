package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.TimeText;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The call as a bar above the chats: who, how long, mute, back, end; and how it ended. On the JavaFX thread.
public final class CallBarView extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    @FXML
    private AvatarView avatar;

    @FXML
    private Label name;

    @FXML
    private TimeText time;

    @FXML
    private Label status;

    @FXML
    private Button again;

    @FXML
    private Button barMute;

    @FXML
    private FontIcon muteIcon;

    @FXML
    private Button barBack;

    @FXML
    private Button barEnd;

    @FXML
    private FontIcon endIcon;

    @FXML
    private StageCardsView cards;

    @FXML
    private SecondCallView second;

    public CallBarView() {
        Fxml.load(this);
        for (var optional : List.<Node>of(this, time, again, barMute, barEnd, cards))
            optional.managedProperty().bind(optional.visibleProperty());
    }

    public void bind(CallViewModel model, CallKeys keys) {
        var place = model.place();
        visibleProperty()
                .bind(place.small().flatMap(small -> model.screen().map(screen -> small && screen != CallScreen.NONE)));
        cards.bind(model);
        second.bind(model, keys);
        model.peer().subscribe(peer -> {
            if (peer == null) return;
            avatar.show(peer.id().value(), peer.displayName());
            name.setText(peer.displayName());
        });
        time.textProperty().bind(model.time());
        time.visibleProperty().bind(model.time().isNotEmpty());
        barMute.setOnAction(_ -> model.toggleMute());
        barBack.setOnAction(_ -> place.setSmall(false));
        name(barBack, Texts.of("call.back"));
        again.setOnAction(_ -> model.callAgain());
        again.setText(Texts.of("call.action.CALL_AGAIN"));
        model.screen().subscribe(screen -> show(screen, model, keys));
        model.muted().subscribe(muted -> {
            barMute.pseudoClassStateChanged(OFF, muted);
            muteIcon.setIconLiteral(muted ? "fth-mic-off" : "fth-mic");
            keys.name(barMute, Texts.of(muted ? "call.unmute" : "call.mute"), CallAction.MUTE);
        });
        model.status().subscribe(_ -> status.setText(words(model)));
        model.ended().subscribe(_ -> status.setText(words(model)));
        model.talk().holding().subscribe(_ -> status.setText(words(model)));
    }

    private void show(CallScreen screen, CallViewModel model, CallKeys keys) {
        var over = screen == CallScreen.ENDED;
        var words = model.ended().getValue();
        barMute.setVisible(!over);
        again.setVisible(over && words != null && !words.passing());
        endIcon.setIconLiteral(over ? "fth-x" : "fth-phone");
        endIcon.getStyleClass().remove("hang-up");
        if (!over) endIcon.getStyleClass().add("hang-up");
        barEnd.setOnAction(_ -> {
            if (over) model.dismiss();
            else model.hangUp();
        });
        if (over) name(barEnd, Texts.of("call.action.CLOSE"));
        else keys.name(barEnd, Texts.of("call.end"), CallAction.END);
    }

    private static String words(CallViewModel model) {
        var ended = model.ended().getValue();
        if (ended != null) return ended.headline();
        var holding = model.talk().holding().getValue();
        return holding.isEmpty() ? model.status().getValue() : holding;
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleHelp("");
    }
}
