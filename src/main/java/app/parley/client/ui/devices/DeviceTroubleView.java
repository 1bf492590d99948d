package app.parley.client.ui.devices;

import app.parley.client.failure.UserFailure;
import app.parley.client.ui.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a device that is tried does not open, what helps, and trying again. On the JavaFX thread.
public final class DeviceTroubleView extends VBox {
    private final Label title = new Label();
    private final Label help = new Label();
    private final Button again = new Button(Texts.of("remedy.RETRY"));

    public DeviceTroubleView() {
        getStyleClass().add("device-trouble");
        managedProperty().bind(visibleProperty());
        title.getStyleClass().add("setting-title");
        title.setWrapText(true);
        help.getStyleClass().add("secondary");
        help.setWrapText(true);
        getChildren().setAll(title, help, again);
        show(null);
    }

    /// Shows the first of two failures that is there.
    void bind(
            ObservableValue<? extends @Nullable UserFailure> first,
            ObservableValue<? extends @Nullable UserFailure> second,
            Runnable retry) {
        first.subscribe(failure -> show(failure != null ? failure : second.getValue()));
        second.subscribe(failure -> show(first.getValue() != null ? first.getValue() : failure));
        again.setOnAction(_ -> retry.run());
    }

    private void show(@Nullable UserFailure failure) {
        setVisible(failure != null);
        if (failure == null) return;
        title.setText(Texts.of(failure.titleKey()));
        help.setText(Texts.here(failure.helpKey()));
    }
}
