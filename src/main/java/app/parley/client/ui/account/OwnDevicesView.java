package app.parley.client.ui.account;

import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.settings.RowPlace;
import app.parley.protocol.Device;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The devices that one is signed in on, each but this one with a button that signs it out. On the JavaFX thread.
final class OwnDevicesView extends VBox {
    static final String TITLE = "account.devices";

    private final AccountViewModel model;
    private final TimeWords words;
    private final VBox rows = new VBox();
    private final VBox all = new VBox();
    // Held, because the model's list outlives the view and holds it weakly.
    private final ListChangeListener<Device> changes = _ -> fill();

    OwnDevicesView(AccountViewModel model, TimeWords words) {
        this.model = model;
        this.words = words;
        RowPlace.mark(this, TITLE);
        var others = AccountPage.button("account.devices.others", "plain", model::signOutOthers);
        others.disableProperty().bind(model.busy());
        all.getChildren().setAll(others);
        all.getStyleClass().add("setting-last");
        all.managedProperty().bind(all.visibleProperty());
        getChildren().setAll(rows, AccountPage.said(model.devicesSaid()), all);
        model.devices().addListener(new javafx.collections.WeakListChangeListener<>(changes));
        fill();
    }

    private void fill() {
        rows.getChildren().setAll(model.devices().stream().map(this::row).toList());
        all.setVisible(model.devices().stream().anyMatch(device -> !device.current()));
    }

    private Node row(Device device) {
        var name = new Label(device.name());
        name.getStyleClass().add("setting-title");
        var used = device.current()
                ? Texts.of("account.devices.this", device.platform())
                : Texts.of("account.devices.used", device.platform(), words.inList(device.lastSeen()));
        var detail = new Label(used);
        detail.getStyleClass().add("secondary");
        var text = new VBox(name, detail);
        text.getStyleClass().add("setting-words");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(new FontIcon(icon(device.platform())), text);
        row.getStyleClass().add("setting-row");
        row.setAlignment(Pos.CENTER_LEFT);
        if (device.current()) return row;
        var out = AccountPage.button("account.devices.signOut", "link", () -> model.signOut(device));
        out.setAccessibleText(Texts.of("account.devices.signOut.spoken", device.name()));
        out.disableProperty().bind(model.busy());
        row.getChildren().add(out);
        return row;
    }

    private static String icon(String platform) {
        var lower = platform.toLowerCase(Locale.ROOT);
        if (lower.contains("android") || lower.contains("ios") || lower.contains("phone")) return "fth-smartphone";
        return lower.contains("browser") || lower.contains("web") ? "fth-globe" : "fth-monitor";
    }
}
