package app.parley.client.ui.finding;

import app.parley.client.ui.TextSize;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.Presence;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field, and below it whom it finds: the arrow keys mark one while the cursor stays in the field; Enter and a
/// click take the one marked. Used where one goes and where one chooses. On the JavaFX thread.
final class FoundListView<T> extends VBox {
    private static final double ROW = 52;

    private final TextField field = new TextField();
    private final ListView<T> list = new ListView<>();
    private final int rows;
    private final Function<T, Row> looks;
    private final Consumer<T> taken;

    /// How one that was found is shown.
    ///
    /// @param id decides on the colour
    /// @param spoken what a screen reader says
    record Row(
            String id, String name, String detail, @Nullable Presence presence, int unread, String spoken) {}

    /// The words around what is found, by their keys.
    record Words(String prompt, String offered, String nothing) {}

    /// @param name begins the ids of field and list
    /// @param rows that are seen at once
    FoundListView(
            String name,
            Words words,
            int rows,
            StringProperty query,
            ObservableList<T> found,
            Function<T, Row> looks,
            Consumer<T> taken) {
        this.rows = rows;
        this.looks = looks;
        this.taken = taken;
        getStyleClass().add("found-list");
        field.getStyleClass().add("field");
        field.setId(name + "Field");
        field.setPromptText(Texts.of(words.prompt));
        field.setAccessibleText(Texts.of(words.prompt));
        // A bidirectional binding would hold the query weakly, and with it whoever looks for what is typed.
        field.textProperty().subscribe(query::set);
        query.subscribe(field::setText);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId(name + "List");
        list.setAccessibleText(Texts.of(words.offered));
        // The arrow keys reach it from the field; a second place to stop at would only be in the way.
        list.setFocusTraversable(false);
        list.setFixedCellSize(TextSize.scaled(ROW));
        list.setPrefHeight(list.getFixedCellSize() * rows);
        list.setMinHeight(list.getFixedCellSize());
        list.setCellFactory(_ -> new Cell());
        list.setItems(found);
        // A listener of changes: what merely subscribes is told before the list, which then marks nothing.
        found.addListener((ListChangeListener<T>) _ -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
        var nothing = new Label(Texts.of(words.nothing));
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(field, list);
    }

    /// Where the keyboard begins.
    TextField field() {
        return field;
    }

    /// Takes the one that is marked, if any.
    void take() {
        var marked = list.getSelectionModel().getSelectedItem();
        if (marked != null) taken.accept(marked);
    }

    private void pressed(KeyEvent event) {
        var at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) mark(at + 1);
        else if (event.getCode() == KeyCode.UP) mark(at - 1);
        else if (event.getCode() == KeyCode.PAGE_DOWN) mark(at + rows);
        else if (event.getCode() == KeyCode.PAGE_UP) mark(at - rows);
        else return;
        event.consume();
    }

    private void mark(int wanted) {
        if (list.getItems().isEmpty()) return;
        var inside = Math.clamp(wanted, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(inside);
        list.scrollTo(Math.max(0, inside - rows / 2));
        // The field keeps the cursor, so a screen reader is told of the choice here.
        field.setAccessibleHelp(looks.apply(list.getItems().get(inside)).spoken());
    }

    private final class Cell extends ListCell<T> {
        private final AvatarView avatar = new AvatarView(32);
        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label badge = new Label();
        private final HBox row = new HBox(avatar, name, detail, badge);

        private Cell() {
            getStyleClass().add("found-cell");
            row.getStyleClass().add("found-row");
            row.setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("setting-title");
            name.setMinWidth(0);
            detail.getStyleClass().add("secondary");
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            badge.getStyleClass().add("badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            badge.managedProperty().bind(badge.visibleProperty());
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (getItem() != null) taken.accept(getItem());
            });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            var shown = item == null ? null : looks.apply(item);
            setGraphic(shown == null ? null : row);
            setAccessibleText(shown == null ? null : shown.spoken());
            if (shown == null) return;
            avatar.show(shown.id(), shown.name());
            avatar.showPresence(shown.presence());
            name.setText(shown.name());
            detail.setText(shown.detail());
            badge.setVisible(shown.unread() > 0);
            badge.setText(shown.unread() > 99 ? "99+" : String.valueOf(shown.unread()));
        }
    }
}
