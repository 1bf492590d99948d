package app.parley.client.ui.chats;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import atlantafx.base.controls.CustomTextField;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of chats under its search field. A click or Enter opens; the arrow keys go through it. On the JavaFX
/// thread.
public final class ChatListView extends VBox {
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    /// From the look: 44 for the avatar, 10 above and below.
    private static final double ROW = 64;

    @FXML
    private CustomTextField search;

    @FXML
    private Label notice;

    @FXML
    private ListView<ChatRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyHelp;

    @FXML
    private ProgressIndicator loading;

    private Runnable opened = () -> {};

    public ChatListView() {
        Fxml.load(this);
        notice.managedProperty().bind(notice.visibleProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        search.setLeft(new FontIcon("fth-search"));
        var hint = new Label(SEARCH.getDisplayText());
        hint.getStyleClass().add("key-hint");
        hint.visibleProperty().bind(search.textProperty().isEmpty());
        search.setRight(hint);
        list.setFixedCellSize(ROW);
        sceneProperty().subscribe(scene -> {
            if (scene != null) scene.getAccelerators().put(SEARCH, search::requestFocus);
        });
    }

    /// Run when a chat was chosen, also one that is open already.
    public void onOpened(Runnable action) {
        opened = action;
    }

    public void bind(ChatListViewModel model) {
        search.textProperty().bindBidirectional(model.query());
        notice.textProperty().bind(model.notice());
        list.setCellFactory(_ -> {
            var cell = new ChatCell();
            cell.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (cell.getItem() != null) choose(model, cell.getItem());
            });
            return cell;
        });
        list.setItems(model.rows());
        list.setOnKeyPressed(event -> {
            var row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) choose(model, row);
        });
        search.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case DOWN -> {
                    list.requestFocus();
                    list.getSelectionModel().selectFirst();
                }
                case ESCAPE -> model.query().set("");
                case ENTER ->
                    model.rows().stream()
                            .filter(row -> !(row instanceof ChatRow.Heading))
                            .findFirst()
                            .ifPresent(row -> choose(model, row));
                default -> {}
            }
        });
        model.selected().subscribe(() -> markSelected(model));
        model.rows().subscribe(() -> markSelected(model));
        model.state().subscribe(this::show);
    }

    private void choose(ChatListViewModel model, ChatRow row) {
        model.choose(row);
        if (row instanceof ChatRow.Existing) opened.run();
    }

    /// Marks the open chat wherever it stands now.
    private void markSelected(ChatListViewModel model) {
        var chosen = model.selected().get();
        for (var i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof ChatRow.Existing(var chat, var _)
                    && chat.id().equals(chosen)) {
                list.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private void show(ChatListViewModel.State state) {
        list.setVisible(state == ChatListViewModel.State.ROWS);
        loading.setVisible(state == ChatListViewModel.State.LOADING);
        empty.setVisible(state == ChatListViewModel.State.EMPTY || state == ChatListViewModel.State.NOTHING_FOUND);
        var key = state == ChatListViewModel.State.NOTHING_FOUND ? "chats.nothingFound" : "chats.empty";
        emptyTitle.setText(Texts.of(key));
        emptyHelp.setText(Texts.of(key + ".help"));
    }
}
