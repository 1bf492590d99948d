package app.parley.client.ui.call;

import app.parley.client.failure.Remedy;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.CallPlace.Layout;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is done in a call less often: made anew whenever it opens. On the JavaFX thread.
final class CallMenu extends ContextMenu {
    private final CallViewModel model;
    private final CallKeys keys;

    CallMenu(CallViewModel model, CallKeys keys) {
        this.model = model;
        this.keys = keys;
        // A menu without items does not open.
        fill();
        setOnShowing(_ -> fill());
    }

    private void fill() {
        var talk = model.talk();
        getItems().clear();
        var held = talk.held().getValue();
        var hold = Texts.of(held ? "call.resume" : "call.hold") + "    "
                + keys.key(CallAction.HOLD).get().getName();
        add("hold", hold, held ? "fth-play" : "fth-pause", () -> talk.hold(!held));
        if (model.offers(Remedy.CHOOSE_DEVICE)) {
            var devices = Texts.of("call.devices");
            add("devices", devices, "fth-headphones", () -> model.carryOut(Remedy.CHOOSE_DEVICE));
        }
        add("keypad", Texts.of("call.keypad"), "fth-grid", () -> model.place().setKeypad(true));
        if (model.remotePicture().getValue() && model.ownPicture().getValue()) {
            var other = model.place().layout().get() == Layout.SPEAKER ? Layout.SIDE_BY_SIDE : Layout.SPEAKER;
            var icon = other == Layout.SPEAKER ? "fth-user" : "fth-columns";
            add(
                    "layout",
                    Texts.of("call.layout." + other),
                    icon,
                    () -> model.place().setLayout(other));
        }
        if (!model.video().getValue()) return;
        if (model.cameraOn().getValue())
            add("switchCamera", Texts.of("call.switchCamera"), "fth-refresh-cw", model::switchCamera);
        if (!held) add("toSound", Texts.of("call.toSound"), "fth-phone", talk::dropVideo);
    }

    private void add(String id, String text, String icon, Runnable action) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }
}
