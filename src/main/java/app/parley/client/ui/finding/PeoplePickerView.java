package app.parley.client.ui.finding;

import app.parley.client.ui.TextSize;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.User;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who is chosen, as chips; a field; and who may be chosen. Enter takes the one that is marked, Backspace in
/// the empty field gives the last one back. On the JavaFX thread.
public final class PeoplePickerView extends VBox {
    private static final double ROW = 52;
    private static final double ROWS = 5;

    private final PeoplePicker model;
    private final FlowPane chips = new FlowPane();
    private final TextField field = new TextField();
    private final ListView<User> list = new ListView<>();

    public PeoplePickerView(PeoplePicker model) {
        this.model = model;
        getStyleClass().add("people-picker");
        chips.getStyleClass().add("chips");
        chips.managedProperty().bind(chips.visibleProperty());
        field.getStyleClass().add("field");
        field.setId("pickerField");
        field.setPromptText(Texts.of("people.prompt"));
        field.setAccessibleText(Texts.of("people.prompt"));
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setAccessibleText(Texts.of("people.offered"));
        list.setItems(model.offered());
        list.setFixedCellSize(TextSize.scaled(ROW));
        list.setPrefHeight(list.getFixedCellSize() * ROWS);
        list.setMinHeight(list.getFixedCellSize());
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) take();
        });
        var nobody = new Label(Texts.of("people.nobody"));
        nobody.getStyleClass().add("secondary");
        nobody.setWrapText(true);
        list.setPlaceholder(nobody);
        model.offered().subscribe(() -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
        model.chosen().subscribe(this::showChips);
        showChips();
        getChildren().setAll(chips, field, list);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    /// Where the keyboard begins.
    public TextField field() {
        return field;
    }

    private void pressed(KeyEvent event) {
        var at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> mark(at + 1);
            case UP -> mark(at - 1);
            case ENTER -> {
                if (field.getText().isBlank() && !model.chosen().isEmpty()) return;
                take();
            }
            case BACK_SPACE -> {
                if (!field.getText().isEmpty() || model.chosen().isEmpty()) return;
                model.leaveOut(model.chosen().getLast());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark(int wanted) {
        if (list.getItems().isEmpty()) return;
        var inside = Math.clamp(wanted, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(inside);
        list.scrollTo(Math.max(0, inside - 2));
        field.setAccessibleHelp(words(list.getItems().get(inside)));
    }

    private void take() {
        var user = list.getSelectionModel().getSelectedItem();
        if (user == null) return;
        model.choose(user);
        field.requestFocus();
    }

    private void showChips() {
        chips.getChildren().setAll(model.chosen().stream().map(this::chip).toList());
        chips.setVisible(!model.chosen().isEmpty());
    }

    private Node chip(User user) {
        var chip = new Button(user.displayName(), new FontIcon("fth-x"));
        chip.getStyleClass().add("chip");
        chip.setMaxWidth(240);
        chip.setAccessibleText(Texts.of("people.leaveOut", user.displayName()));
        chip.setTooltip(new Tooltip(Texts.of("people.leaveOut", user.displayName())));
        chip.setOnAction(_ -> {
            model.leaveOut(user);
            field.requestFocus();
        });
        return chip;
    }

    private static String words(User user) {
        return Texts.of("chats.person", user.displayName(), user.username());
    }

    private final class Cell extends ListCell<User> {
        private final AvatarView avatar = new AvatarView(32);
        private final Label name = new Label();
        private final Label username = new Label();
        private final HBox row = new HBox(avatar, name, username);

        private Cell() {
            getStyleClass().add("switcher-cell");
            row.getStyleClass().add("switcher-row");
            row.setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("setting-title");
            name.setMinWidth(0);
            username.getStyleClass().add("secondary");
            username.setMinWidth(0);
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (!isEmpty()) take();
            });
        }

        @Override
        protected void updateItem(@Nullable User user, boolean empty) {
            super.updateItem(user, empty);
            setGraphic(user == null ? null : row);
            setAccessibleText(user == null ? null : words(user));
            if (user == null) return;
            avatar.show(user.id().value(), user.displayName());
            avatar.showPresence(user.presence());
            name.setText(user.displayName());
            username.setText("@" + user.username());
        }
    }
}
