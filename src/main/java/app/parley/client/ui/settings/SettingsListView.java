package app.parley.client.ui.settings;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of the settings' pages under its search field, which shows the rows that it finds in place of the
/// pages. The arrow keys go through either. On the JavaFX thread.
public final class SettingsListView extends VBox {
    /// As in a conversation.
    public static final KeyCombination SEARCH_KEY = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    @FXML
    private CustomTextField search;

    @FXML
    private ListView<SettingsPage> list;

    @FXML
    private ListView<SettingsSearch.Hit> found;

    @FXML
    private Label nothing;

    private SettingsSearch index = new SettingsSearch(List.of());
    private Runnable chosen = () -> {};
    private @Nullable SettingsPageView pane;

    public SettingsListView() {
        Fxml.load(this);
        search.setLeft(new FontIcon("fth-search"));
        search.setTooltip(new Tooltip(Texts.of("settings.search.key", SEARCH_KEY.getDisplayText())));
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
        found.setCellFactory(_ -> new FoundCell());
        // The arrow keys reach it from the field; a second place to stop at would only be in the way.
        found.setFocusTraversable(false);
        found.getSelectionModel().selectedItemProperty().subscribe(_ -> sayWhatIsMarked());
        search.textProperty().subscribe(this::find);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// @param page shows the page that is selected
    /// @param chosen the page was opened on purpose, by a click or a key
    public void bind(List<SettingsPage> pages, SettingsPageView page, Runnable chosen) {
        this.chosen = chosen;
        pane = page;
        index = new SettingsSearch(pages);
        list.getItems().setAll(pages);
        list.getSelectionModel().selectedItemProperty().subscribe(selected -> {
            if (selected != null) page.show(selected);
        });
        list.getSelectionModel().selectFirst();
    }

    /// Shows the page of this title.
    public void choose(String title) {
        begin();
        list.getItems().stream()
                .filter(page -> page.title().equals(title))
                .findFirst()
                .ifPresent(page -> list.getSelectionModel().select(page));
    }

    /// Lets the keyboard choose among the pages.
    public void begin() {
        search.clear();
        list.requestFocus();
    }

    /// Lets the keyboard search.
    public void beginSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void find(String query) {
        var searching = !query.isBlank();
        var hits = index.find(query);
        found.getItems().setAll(hits);
        found.getSelectionModel().selectFirst();
        list.setVisible(!searching);
        found.setVisible(searching && !hits.isEmpty());
        nothing.setVisible(searching && hits.isEmpty());
        nothing.setText(nothing.isVisible() ? Texts.of("settings.search.nothing", query.strip()) : "");
        sayWhatIsMarked();
    }

    /// The field keeps the cursor, so a screen reader is told of the choice there.
    private void sayWhatIsMarked() {
        var marked = found.getSelectionModel().getSelectedItem();
        search.setAccessibleHelp(marked == null ? nothing.getText() : spoken(marked));
    }

    private void pressed(KeyEvent event) {
        var at = found.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> begin();
            case DOWN -> mark(at + 1);
            case UP -> mark(at - 1);
            case ENTER -> {
                var marked = found.getSelectionModel().getSelectedItem();
                if (marked != null) open(marked);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark(int wanted) {
        if (found.getItems().isEmpty()) {
            if (list.isVisible()) list.requestFocus();
            return;
        }
        var inside = Math.clamp(wanted, 0, found.getItems().size() - 1);
        found.getSelectionModel().select(inside);
        found.scrollTo(Math.max(0, inside - 1));
    }

    private void open(SettingsSearch.Hit hit) {
        list.getSelectionModel().select(hit.page());
        chosen.run();
        if (pane != null) pane.reveal(hit.key());
    }

    private static String spoken(SettingsSearch.Hit hit) {
        return Texts.of("settings.search.spoken", hit.title(), hit.page().title());
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

    /// A row that was found, and below it on which page.
    private final class FoundCell extends ListCell<SettingsSearch.Hit> {
        private final Label title = new Label();
        private final Label where = new Label();
        private final VBox words = new VBox(title, where);

        private FoundCell() {
            getStyleClass().add("settings-cell");
            title.getStyleClass().add("setting-title");
            title.setWrapText(true);
            where.getStyleClass().add("secondary");
            // As wide as the list, so that long titles wrap in it.
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (getItem() != null) open(getItem());
            });
        }

        @Override
        protected void updateItem(SettingsSearch.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setGraphic(hit == null ? null : words);
            setAccessibleText(hit == null ? null : spoken(hit));
            if (hit == null) return;
            title.setText(hit.title());
            where.setText(hit.page().title());
        }
    }
}
