package app.parley.client.ui.finding;

import app.parley.client.ui.TextSize;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.User;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The quick switcher: a field, and below it where one may go. The arrow keys choose while the cursor stays in the
/// field; Enter goes. On the JavaFX thread.
public final class SwitcherView extends VBox {
    private static final double WIDTH = 520;
    private static final double ROW = 52;
    private static final int ROWS = 8;

    private final TextField field = new TextField();
    private final ListView<SwitcherModel.Goal> list = new ListView<>();
    private final Consumer<SwitcherModel.Goal> chosen;

    /// @param chosen goes there
    public SwitcherView(SwitcherModel model, Consumer<SwitcherModel.Goal> chosen) {
        this.chosen = chosen;
        getStyleClass().add("switcher");
        setPrefWidth(WIDTH);
        field.getStyleClass().add("field");
        field.setId("switcherField");
        field.setPromptText(Texts.of("switcher.prompt"));
        field.setAccessibleText(Texts.of("switcher.prompt"));
        field.textProperty().bindBidirectional(model.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.setOnAction(_ -> choose(list.getSelectionModel().getSelectedItem()));
        list.setId("switcherList");
        list.setAccessibleText(Texts.of("switcher.goals"));
        list.setFocusTraversable(false);
        list.setItems(model.goals());
        list.setFixedCellSize(TextSize.scaled(ROW));
        list.setPrefHeight(list.getFixedCellSize() * ROWS);
        list.setCellFactory(_ -> new Cell());
        model.goals().subscribe(() -> list.getSelectionModel().selectFirst());
        list.getSelectionModel().selectFirst();
        var nothing = new Label(Texts.of("switcher.nothing"));
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(field, new StackPane(list));
    }

    /// Where the keyboard begins.
    public TextField field() {
        return field;
    }

    private void pressed(KeyEvent event) {
        var at = list.getSelectionModel().getSelectedIndex();
        var next = switch (event.getCode()) {
            case DOWN -> at + 1;
            case UP -> at - 1;
            case PAGE_DOWN -> at + ROWS;
            case PAGE_UP -> at - ROWS;
            default -> -2;
        };
        if (next == -2) return;
        event.consume();
        if (list.getItems().isEmpty()) return;
        var inside = Math.clamp(next, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(inside);
        list.scrollTo(Math.max(0, inside - ROWS / 2));
        // The field keeps the cursor, so a screen reader is told of the choice here.
        field.setAccessibleHelp(words(list.getItems().get(inside)));
    }

    private void choose(SwitcherModel.@Nullable Goal goal) {
        if (goal != null) chosen.accept(goal);
    }

    private static String words(SwitcherModel.Goal goal) {
        return switch (goal) {
            case SwitcherModel.Goal.Chat(var chat) ->
                chat.unread() > 0 ? chat.title() + ", " + Texts.of("chats.unread", chat.unread()) : chat.title();
            case SwitcherModel.Goal.Person(User user) -> Texts.of("chats.person", user.displayName(), user.username());
        };
    }

    private final class Cell extends ListCell<SwitcherModel.Goal> {
        private final AvatarView avatar = new AvatarView(32);
        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label badge = new Label();
        private final HBox row = new HBox(avatar, name, detail, badge);

        private Cell() {
            getStyleClass().add("switcher-cell");
            row.getStyleClass().add("switcher-row");
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
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose(getItem()));
        }

        @Override
        protected void updateItem(SwitcherModel.@Nullable Goal goal, boolean empty) {
            super.updateItem(goal, empty);
            setGraphic(goal == null ? null : row);
            setAccessibleText(goal == null ? null : words(goal));
            switch (goal) {
                case SwitcherModel.Goal.Chat(var chat) -> {
                    avatar.show(ChatWords.colourOf(chat), chat.title());
                    avatar.showPresence(ChatWords.dot(chat));
                    var peer = chat.peer();
                    show(chat.title(), peer == null ? "" : "@" + peer.username(), chat.unread());
                }
                case SwitcherModel.Goal.Person(User user) -> {
                    avatar.show(user.id().value(), user.displayName());
                    avatar.showPresence(user.presence());
                    show(user.displayName(), Texts.of("switcher.new", user.username()), 0);
                }
                case null -> {}
            }
        }

        private void show(String title, String more, int unread) {
            name.setText(title);
            detail.setText(more);
            badge.setVisible(unread > 0);
            badge.setText(unread > 99 ? "99+" : String.valueOf(unread));
        }
    }
}
