package app.parley.client.ui.settings;

import app.parley.client.ui.Fxml;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of the settings' pages. The arrow keys go through it. On the JavaFX thread.
public final class SettingsListView extends VBox {
    @FXML
    private ListView<SettingsPage> list;

    private Runnable chosen = () -> {};

    public SettingsListView() {
        Fxml.load(this);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER, SPACE, RIGHT -> chosen.run();
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    /// @param page shows the page that is selected
    /// @param chosen the page was opened on purpose, by a click or a key
    public void bind(List<SettingsPage> pages, SettingsPageView page, Runnable chosen) {
        this.chosen = chosen;
        list.getItems().setAll(pages);
        list.getSelectionModel().selectedItemProperty().subscribe(selected -> {
            if (selected != null) page.show(selected);
        });
        list.getSelectionModel().selectFirst();
    }

    /// Shows the page of this title.
    public void choose(String title) {
        list.getItems().stream()
                .filter(page -> page.title().equals(title))
                .findFirst()
                .ifPresent(page -> list.getSelectionModel().select(page));
        list.requestFocus();
    }

    /// Lets the keyboard choose.
    public void begin() {
        list.requestFocus();
    }

    private final class Cell extends ListCell<SettingsPage> {
        private Cell() {
            getStyleClass().add("settings-cell");
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (!isEmpty()) chosen.run();
            });
        }

        @Override
        protected void updateItem(@Nullable SettingsPage page, boolean empty) {
            super.updateItem(page, empty);
            setText(page == null ? null : page.title());
            setGraphic(page == null ? null : new FontIcon(page.icon()));
        }
    }
}
