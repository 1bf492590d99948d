package app.parley.client.ui.main;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Shortcuts;
import app.parley.client.ui.Texts;
import app.parley.client.ui.account.AccountViewModel;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.chat.ChatChooser;
import app.parley.client.ui.chat.ChatView;
import app.parley.client.ui.chat.ChatViewModel;
import app.parley.client.ui.chat.emoji.RecentEmoji;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.chats.ChatListView;
import app.parley.client.ui.chats.ChatListViewModel;
import app.parley.client.ui.history.HistoryListView;
import app.parley.client.ui.history.HistoryViewModel;
import app.parley.client.ui.history.PastCallView;
import app.parley.client.ui.settings.SettingsListView;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.settings.SettingsPageView;
import app.parley.client.ui.theme.Theme;
import app.parley.client.ui.update.UpdateView;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.protocol.ChatId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Rail, and of the place that is chosen the list and what is opened of it, side by side; in a narrow window one of
/// the two at a time, and the rail at the bottom. On the JavaFX thread.
public final class MainView extends BorderPane {
    /// As most programs have it.
    static final KeyCombination SETTINGS_KEY = new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

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
    private UpdateView update;

    @FXML
    private StackPane middle;

    @FXML
    private ChatListView chatList;

    @FXML
    private ChatView chatPane;

    @FXML
    private HistoryListView callsList;

    @FXML
    private PastCallView callPane;

    @FXML
    private SettingsListView settingsList;

    @FXML
    private SettingsPageView settingsPane;

    private final SplitPane split = new SplitPane();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.CHATS);
    /// Where, in a narrow window, what was opened covers the list.
    private final Set<Place> opened = EnumSet.noneOf(Place.class);
    private boolean narrow;

    public MainView() {
        Fxml.load(this);
        split.getStyleClass().add("panes");
        SplitPane.setResizableWithParent(chatList, false);
        SplitPane.setResizableWithParent(callsList, false);
        SplitPane.setResizableWithParent(settingsList, false);
        widthProperty().subscribe(width -> setNarrow(width.doubleValue() > 0 && width.doubleValue() < NARROW));
        split.widthProperty().addListener((_, before, _) -> {
            if (before.doubleValue() <= 0) placeDivider(LIST);
        });
        place.subscribe(this::arrange);
        arrange();
    }

    public void bind(
            ChatListViewModel chats,
            ChatViewModel conversation,
            CallViewModel calls,
            HistoryViewModel history,
            AccountViewModel account,
            Theme theme,
            RecentEmoji recent,
            FileDesk files,
            List<SettingsPage> pages,
            Runnable signOut) {
        chatList.bind(chats);
        // Also when it is open already.
        chatList.onOpened(() -> {
            setOpened(Place.CHATS, true);
            chatPane.begin();
        });
        chatPane.bind(conversation, calls, recent, files);
        settingsList.bind(pages, settingsPane, () -> setOpened(Place.SETTINGS, true));
        // In a narrow window only one of the two is there.
        for (var owner : List.of(settingsList, settingsPane)) {
            Shortcuts.put(owner, Shortcuts.Group.WINDOW, "keys.findSetting", SettingsListView.SEARCH_KEY, () -> {
                setOpened(Place.SETTINGS, false);
                settingsList.beginSearch();
            });
        }
        rail.bind(account.self(), place, theme, () -> openPage(Texts.of("account.title")), signOut);
        rail.onPlace(chosen -> {
            switch (chosen) {
                case SETTINGS -> openSettings();
                case CALLS -> openCalls();
                case CHATS -> {
                    if (place.get() == Place.CHATS) chats.selected().set(null);
                    else place.set(Place.CHATS);
                }
            }
        });
        rail.showMissed(history.unseen());
        callsList.bind(history, _ -> setOpened(Place.CALLS, true));
        callPane.bind(history, calls, chat -> {
            chats.selected().set(chat);
            place.set(Place.CHATS);
        });
        callPane.setBack(() -> setOpened(Place.CALLS, false));
        history.selected().subscribe(entry -> {
            if (entry == null) setOpened(Place.CALLS, false);
        });
        place.subscribe(now -> history.setOnScreen(now == Place.CALLS));
        connection.onSignIn(signOut);
        chats.overview().subscribe(connection::show);
        chats.selected().subscribe(chosen -> {
            conversation.show(chosen);
            if (chosen != null) place.set(Place.CHATS);
            setOpened(Place.CHATS, chosen != null);
            if (chosen != null) chatPane.begin();
        });
        chatPane.setBack(() -> chats.selected().set(null));
        settingsPane.setBack(() -> setOpened(Place.SETTINGS, false));
    }

    /// Says above the chats when there is something to say of an update.
    public void showUpdates(UpdateViewModel updates) {
        update.bind(updates, true);
    }

    /// Who begins a new chat, who shows what there is to know of one, and who lets one be chosen.
    public void onChats(Runnable newChat, Consumer<ChatId> details, ChatChooser chooser) {
        chatList.onNewChat(newChat);
        chatList.onDetails(details);
        chatPane.onChats(chooser, details);
    }

    /// Lets the keyboard search in all chats.
    public void searchEverywhere() {
        place.set(Place.CHATS);
        setOpened(Place.CHATS, false);
        chatList.beginSearch();
    }

    /// Which place is on the screen.
    public ObservableValue<Place> place() {
        return place;
    }

    public void openSettings() {
        setOpened(Place.SETTINGS, false);
        place.set(Place.SETTINGS);
        settingsList.begin();
    }

    /// Opens one page of the settings by its title.
    void openPage(String title) {
        place.set(Place.SETTINGS);
        setOpened(Place.SETTINGS, true);
        settingsList.choose(title);
    }

    private void openCalls() {
        setOpened(Place.CALLS, false);
        place.set(Place.CALLS);
        callsList.begin();
    }

    private void setOpened(Place where, boolean open) {
        if (open) opened.add(where);
        else opened.remove(where);
        arrange();
    }

    private void setNarrow(boolean next) {
        if (next == narrow) return;
        narrow = next;
        arrange();
    }

    /// Gives the list its width once it is known of what.
    private void placeDivider(double width) {
        if (split.getWidth() > 0) split.setDividerPositions(width / split.getWidth());
    }

    private void arrange() {
        var list = list();
        var pane = pane();
        var open = opened.contains(place.get());
        chatPane.setBackVisible(narrow);
        callPane.setBackVisible(narrow);
        settingsPane.setBackVisible(narrow);
        rail.orientation().set(narrow ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        // A node stands in one place only.
        if (!narrow) setBottom(null);
        setLeft(narrow ? null : rail);
        setBottom(narrow && !open ? rail : null);
        list.setMinWidth(narrow ? 0 : LIST_MIN);
        list.setMaxWidth(narrow ? Double.MAX_VALUE : LIST_MAX);
        if (narrow) {
            split.getItems().clear();
            middle.getChildren().setAll(open ? pane : list);
        } else if (!split.getItems().equals(List.of(list, pane))) {
            var width = split.getItems().isEmpty()
                    ? LIST
                    : ((Region) split.getItems().getFirst()).getWidth();
            middle.getChildren().clear();
            split.getItems().setAll(list, pane);
            middle.getChildren().setAll(split);
            placeDivider(width);
        }
    }

    private Region list() {
        return switch (place.get()) {
            case CHATS -> chatList;
            case CALLS -> callsList;
            case SETTINGS -> settingsList;
        };
    }

    private Region pane() {
        return switch (place.get()) {
            case CHATS -> chatPane;
            case CALLS -> callPane;
            case SETTINGS -> settingsPane;
        };
    }
}
