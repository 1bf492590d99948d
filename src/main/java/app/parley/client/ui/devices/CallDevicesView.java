package app.parley.client.ui.devices;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Fxml;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What concerns devices while one talks, over the call: a quiet note, the hint that nothing is heard, and the
/// panel of devices when it is asked for. Lets through what is not meant for it. On the JavaFX thread.
public final class CallDevicesView extends StackPane {
    @FXML
    private Label note;

    @FXML
    private VBox hint;

    @FXML
    private Button chooseOther;

    @FXML
    private Button notNow;

    @FXML
    private VBox panel;

    @FXML
    private Button close;

    @FXML
    private ScrollPane scroll;

    private final Supplier<DevicesModel> devices;
    private final Preferences preferences;

    /// @param devices makes a fresh model each time that the panel is opened
    public CallDevicesView(CallDevicesModel model, Supplier<DevicesModel> devices, Preferences preferences) {
        this.devices = devices;
        this.preferences = preferences;
        Fxml.load(this);
        note.textProperty().bind(model.note());
        note.visibleProperty().bind(model.note().isNotEmpty());
        // JavaFX has no live regions.
        model.note().subscribe(_ -> note.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        hint.visibleProperty().bind(model.silent());
        chooseOther.setOnAction(_ -> {
            model.acceptSilence();
            open();
        });
        notNow.setOnAction(_ -> model.acceptSilence());
        close.setOnAction(_ -> shut());
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            shut();
        });
        panel.setVisible(false);
        model.inCall().subscribe(on -> {
            if (!on) shut();
        });
    }

    /// Shows the panel of devices.
    public void open() {
        if (panel.isVisible()) return;
        scroll.setContent(new DevicesView(devices.get(), preferences, List.of()));
        panel.setVisible(true);
        close.requestFocus();
    }

    private void shut() {
        panel.setVisible(false);
        scroll.setContent(null);
    }
}
