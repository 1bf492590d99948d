package app.parley.client.ui.call;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.SecondCallModel.Beside;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.Motion;
import app.parley.protocol.ClientCallEvent.First;
import app.parley.protocol.User;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The second call as a card: it waits, is held, or has ended. None of its buttons is the default one, and it takes
/// no focus when it comes. On the JavaFX thread.
public final class SecondCallView extends VBox {
    @FXML
    private AvatarView avatar;

    @FXML
    private Label name;

    @FXML
    private Label words;

    @FXML
    private ToggleButton seen;

    @FXML
    private FontIcon seenIcon;

    @FXML
    private Button hold;

    @FXML
    private Button end;

    @FXML
    private Button swap;

    @FXML
    private Button reject;

    @FXML
    private Button close;

    public SecondCallView() {
        Fxml.load(this);
        for (var node : List.<Node>of(this, seen, hold, end, swap, reject, close))
            node.managedProperty().bind(node.visibleProperty());
        seen.setTooltip(new Tooltip(Texts.of("call.second.seen")));
    }

    public void bind(CallViewModel model, CallKeys keys) {
        var second = model.second();
        second.peer().subscribe(this::showPeer);
        words.textProperty().bind(second.words());
        seen.selectedProperty().subscribe(on -> seenIcon.setIconLiteral(on ? "fth-video" : "fth-video-off"));
        hold.setOnAction(_ -> second.answer(First.HOLD, isSeen(second)));
        end.setOnAction(_ -> second.answer(First.END, isSeen(second)));
        swap.setOnAction(_ -> second.swap());
        reject.setOnAction(_ -> second.end());
        close.setOnAction(_ -> second.dismiss());
        shownWhileWaiting(seen, second, second.video());
        shownWhileWaiting(hold, second, second.canHold());
        second.beside().subscribe(now -> show(now, model));
        second.canHold().subscribe(_ -> nameKey(second, keys));
        keys.key(CallAction.ANSWER).subscribe(_ -> nameKey(second, keys));
    }

    /// One of the two answers has the key.
    private void nameKey(SecondCallModel second, CallKeys keys) {
        var holds = second.canHold().getValue();
        keys.name(holds ? hold : end, (holds ? hold : end).getText(), CallAction.ANSWER);
        var other = holds ? end : hold;
        other.setTooltip(null);
        other.setAccessibleHelp(null);
    }

    private boolean isSeen(SecondCallModel second) {
        return second.video().getValue() && seen.isSelected();
    }

    private void show(Beside now, CallViewModel model) {
        var appears = !isVisible() && now != Beside.NONE;
        setVisible(now != Beside.NONE);
        end.setVisible(now == Beside.WAITING);
        swap.setVisible(now == Beside.HELD);
        close.setVisible(now == Beside.ENDED);
        reject.setVisible(now == Beside.WAITING || now == Beside.HELD);
        reject.setText(Texts.of(now == Beside.HELD ? "call.second.hangUp" : "call.reject"));
        // Who is seen here is seen there too, until they choose otherwise.
        if (now == Beside.WAITING) seen.setSelected(model.cameraOn().getValue());
        if (appears && !Motion.isReduced()) {
            setOpacity(0);
            Motion.fade(this, 1);
        }
    }

    private void showPeer(@Nullable User peer) {
        if (peer == null) return;
        avatar.show(peer.id().value(), peer.displayName());
        name.setText(peer.displayName());
    }

    private static void shownWhileWaiting(Node node, SecondCallModel second, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(second.beside().flatMap(now -> wanted.map(yes -> yes && now == Beside.WAITING)));
    }
}
