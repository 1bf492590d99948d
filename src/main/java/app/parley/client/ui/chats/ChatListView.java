package app.parley.client.ui.chats;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.TextSize;
import app.parley.client.ui.Texts;
import app.parley.protocol.ChatId;
import atlantafx.base.controls.CustomTextField;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of chats under its search field. A click or Enter opens; the arrow keys go through it. On the JavaFX
/// thread.
public final class ChatListView extends VBox {
    /// As most programs have it.
    public static final KeyCombination NEW_CHAT = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);

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
    private SkeletonView skeleton;

    @FXML
    private Button newChat;

    @FXML
    private Button begin;

    private Runnable opened = () -> {};
    private Consumer<ChatId> details = _ -> {};

    public ChatListView() {
        Fxml.load(this);
        notice.managedProperty().bind(notice.visibleProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        search.setLeft(new FontIcon("fth-search"));
        newChat.setTooltip(new Tooltip(Texts.of("chats.new.key", NEW_CHAT.getDisplayText())));
        empty.managedProperty().bind(empty.visibleProperty());
        begin.managedProperty().bind(begin.visibleProperty());
        list.fixedCellSizeProperty().bind(TextSize.scaleProperty().map(_ -> TextSize.scaled(ROW)));
    }

    /// @param action begins a new chat
    public void onNewChat(Runnable action) {
        newChat.setOnAction(_ -> action.run());
        begin.setOnAction(_ -> action.run());
    }

    /// @param action shows what there is to know of a chat
    public void onDetails(Consumer<ChatId> action) {
        details = action;
    }

    /// Lets the keyboard search in everything.
    public void beginSearch() {
        search.requestFocus();
        search.selectAll();
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
            cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (cell.getItem() != null && event.getButton() == MouseButton.PRIMARY) choose(model, cell.getItem());
            });
            cell.setOnContextMenuRequested(event -> {
                if (cell.getItem() instanceof ChatRow.Existing(var chat, var _))
                    menu(chat).show(cell, event.getScreenX(), event.getScreenY());
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
                    first(model).ifPresent(list.getSelectionModel()::select);
                }
                case ESCAPE -> model.query().set("");
                case ENTER -> first(model).ifPresent(row -> choose(model, row));
                default -> {}
            }
        });
        model.selected().subscribe(() -> markSelected(model));
        // A listener of changes: what merely subscribes is told before the list, which then marks nothing.
        model.rows().addListener((ListChangeListener<ChatRow>) _ -> markSelected(model));
        model.state().subscribe(this::show);
    }

    /// What can be chosen first.
    private static Optional<ChatRow> first(ChatListViewModel model) {
        return model.rows().stream()
                .filter(row -> !(row instanceof ChatRow.Heading))
                .findFirst();
    }

    private ContextMenu menu(ChatSummary chat) {
        var about = new MenuItem(Texts.of("details.title"), new FontIcon("fth-info"));
        about.setOnAction(_ -> details.accept(chat.id()));
        return new ContextMenu(about);
    }

    private void choose(ChatListViewModel model, ChatRow row) {
        model.choose(row);
        if (row instanceof ChatRow.Existing || row instanceof ChatRow.Found) opened.run();
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
        skeleton.setVisible(state == ChatListViewModel.State.LOADING);
        begin.setVisible(state == ChatListViewModel.State.EMPTY);
        empty.setVisible(state == ChatListViewModel.State.EMPTY || state == ChatListViewModel.State.NOTHING_FOUND);
        var key = state == ChatListViewModel.State.NOTHING_FOUND ? "chats.nothingFound" : "chats.empty";
        emptyTitle.setText(Texts.of(key));
        emptyHelp.setText(Texts.of(key + ".help"));
    }
}
