package app.parley.client.ui.devices;

import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/// What the views of devices have in common: the list to choose from, and that devices are open only while
/// somebody sees them. On the JavaFX thread.
final class DeviceBindings {
    private DeviceBindings() {}

    /// Lets one of a kind be chosen, and says which is in use.
    static void offer(DevicesModel model, Kind kind, ComboBox<DeviceOption> box) {
        box.setConverter(new Worded<>(DeviceOption::text));
        var tooltip = new Tooltip();
        box.setTooltip(tooltip);
        var showing = new boolean[1];
        model.options(kind).subscribe(options -> {
            showing[0] = true;
            box.getItems().setAll(options);
            box.setValue(model.chosen(kind));
            showing[0] = false;
        });
        box.valueProperty().subscribe(option -> {
            if (option == null) return;
            if (!showing[0]) model.choose(kind, option);
        });
        model.inUse(kind)
                .subscribe(name ->
                        tooltip.setText(name.isEmpty() ? Texts.of("devices.none") : Texts.of("devices.inUse", name)));
        box.disableProperty().bind(model.choosable(kind).map(can -> !can));
    }

    /// Begins when `view` is seen in a window and ends when it no longer is.
    static void whileSeen(Node view, Runnable begin, Runnable end) {
        view.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(seen -> (seen ? begin : end).run());
    }
}
