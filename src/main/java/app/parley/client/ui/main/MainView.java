package app.parley.client.ui.main;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.chat.ChatView;
import app.parley.client.ui.chat.ChatViewModel;
import app.parley.client.ui.chats.ChatListView;
import app.parley.client.ui.chats.ChatListViewModel;
import app.parley.client.ui.theme.Theme;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// Rail, list and conversation side by side; in a narrow window one of the two at a time, and the rail at the
/// bottom. On the JavaFX thread.
public final class MainView extends BorderPane {
    /// From the look: below it one pane at a time.
    private static final double NARROW = 720;

    private static final double LIST_MIN = 280;
    private static final double LIST = 336;
    private static final double LIST_MAX = 420;

    @FXML
    private RailView rail;

    @FXML
    private ConnectionBannerView connection;

    @FXML
    private StackPane middle;

    @FXML
    private ChatListView chatList;

    @FXML
    private ChatView chatPane;

    private final SplitPane split = new SplitPane();
    private boolean narrow;
    private boolean chatOpen;

    public MainView() {
        Fxml.load(this);
        split.getStyleClass().add("panes");
        SplitPane.setResizableWithParent(chatList, false);
        widthProperty().subscribe(width -> setNarrow(width.doubleValue() > 0 && width.doubleValue() < NARROW));
        split.widthProperty().addListener((_, before, _) -> {
            if (before.doubleValue() <= 0) placeDivider();
        });
        arrange();
    }

    public void bind(
            ChatListViewModel chats, ChatViewModel conversation, CallViewModel calls, Theme theme, Runnable signOut) {
        chatList.bind(chats);
        chatPane.bind(conversation, calls);
        rail.bind(conversation.self(), theme, () -> chats.selected().set(null), signOut);
        connection.onSignIn(signOut);
        chats.overview().subscribe(overview -> connection.show(overview.connection()));
        chats.selected().subscribe(chosen -> {
            conversation.show(chosen);
            chatOpen = chosen != null;
            arrange();
            if (chatOpen) chatPane.begin();
        });
        chatPane.setBack(() -> chats.selected().set(null));
        arrange();
    }

    private void setNarrow(boolean next) {
        if (next == narrow) return;
        narrow = next;
        arrange();
    }

    /// Gives the list its width once it is known of what.
    private void placeDivider() {
        if (split.getWidth() > 0) split.setDividerPositions(LIST / split.getWidth());
    }

    private void arrange() {
        chatPane.setBackVisible(narrow);
        rail.orientation().set(narrow ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        setLeft(narrow ? null : rail);
        setBottom(narrow && !chatOpen ? rail : null);
        chatList.setMinWidth(narrow ? 0 : LIST_MIN);
        chatList.setMaxWidth(narrow ? Double.MAX_VALUE : LIST_MAX);
        if (narrow) {
            split.getItems().clear();
            middle.getChildren().setAll(chatOpen ? chatPane : chatList);
        } else if (split.getItems().isEmpty()) {
            middle.getChildren().clear();
            split.getItems().setAll(chatList, chatPane);
            middle.getChildren().setAll(split);
            placeDivider();
        }
    }
}
