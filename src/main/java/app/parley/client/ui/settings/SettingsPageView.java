package app.parley.client.ui.settings;

import app.parley.client.ui.Fxml;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the settings that is chosen, under its title. Its contents are made while it can be seen, and
/// only then. On the JavaFX thread.
public final class SettingsPageView extends VBox {
    @FXML
    private Button back;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    private @Nullable SettingsPage page;

    public SettingsPageView() {
        Fxml.load(this);
        back.managedProperty().bind(back.visibleProperty());
        sceneProperty().subscribe(_ -> fill());
    }

    public void setBack(Runnable action) {
        back.setOnAction(_ -> action.run());
    }

    public void setBackVisible(boolean visible) {
        back.setVisible(visible);
    }

    public void show(SettingsPage next) {
        page = next;
        title.setText(next.title());
        fill();
    }

    private void fill() {
        var content = page == null || getScene() == null ? null : page.view().get();
        if (content != null) content.getStyleClass().add("settings-content");
        scroll.setContent(content);
        scroll.setVvalue(0);
    }
}
