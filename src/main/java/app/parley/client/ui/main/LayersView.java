package app.parley.client.ui.main;

import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Shortcuts;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.call.CallAction;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.chats.ChatListView;
import app.parley.client.ui.chats.ChatListViewModel;
import app.parley.client.ui.chats.ChatRow;
import app.parley.client.ui.finding.AddMembersView;
import app.parley.client.ui.finding.ChatDetailsView;
import app.parley.client.ui.finding.KeySheetView;
import app.parley.client.ui.finding.NewChatView;
import app.parley.client.ui.finding.PeoplePicker;
import app.parley.client.ui.finding.SwitcherModel;
import app.parley.client.ui.finding.SwitcherView;
import app.parley.client.ui.theme.LayerView;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The main view with the cards that come over it: the quick switcher, a new chat, what there is to know of a chat,
/// the sheet of all keys; and the keys of the window. On the JavaFX thread.
final class LayersView extends StackPane {
    private static final Executor THREAD = FxThread.EXECUTOR;

    private final LayerView layer = new LayerView();
    private final ChatService chats;
    private final ChatListViewModel list;
    private final CallKeys callKeys;
    private final Ticker ticker;
    private final Consumer<ChatId> opener;

    /// @param opener brings a chat onto the screen, with the cursor where one writes
    LayersView(
            MainView main,
            ChatService chats,
            ChatListViewModel list,
            CallKeys callKeys,
            Theme theme,
            Ticker ticker,
            Consumer<ChatId> opener) {
        this.chats = chats;
        this.list = list;
        this.callKeys = callKeys;
        this.ticker = ticker;
        this.opener = opener;
        getChildren().setAll(main, layer);
        key(Shortcuts.Group.WINDOW, "keys.sheet", KeyCode.F1, this::openKeys);
        key(Shortcuts.Group.WINDOW, "keys.sheet", shortcut(KeyCode.SLASH), this::openKeys);
        key(Shortcuts.Group.WINDOW, "keys.settings", MainView.SETTINGS_KEY, main::openSettings);
        key(Shortcuts.Group.WINDOW, "keys.larger", shortcut(KeyCode.PLUS), () -> theme.resizeLetters(true));
        key(Shortcuts.Group.WINDOW, "keys.larger", shortcut(KeyCode.EQUALS), () -> theme.resizeLetters(true));
        key(Shortcuts.Group.WINDOW, "keys.smaller", shortcut(KeyCode.MINUS), () -> theme.resizeLetters(false));
        key(Shortcuts.Group.CHATS, "keys.switcher", shortcut(KeyCode.K), this::openSwitcher);
        key(Shortcuts.Group.CHATS, "keys.newChat", ChatListView.NEW_CHAT, this::openNewChat);
        key(Shortcuts.Group.CHATS, "keys.search", shifted(KeyCode.F), main::searchEverywhere);
        key(Shortcuts.Group.CHATS, "keys.nextUnread", alt(KeyCode.DOWN), () -> list.nextUnread(true));
        key(Shortcuts.Group.CHATS, "keys.previousUnread", alt(KeyCode.UP), () -> list.nextUnread(false));
        key(Shortcuts.Group.CHATS, "keys.details", shifted(KeyCode.I), this::openDetails);
    }

    void openSwitcher() {
        chooseChat("", opener);
    }

    /// Lets a chat be chosen by the same list; somebody without one gets one.
    void chooseChat(String title, Consumer<ChatId> chosen) {
        var model = new SwitcherModel(chats, list.overview()::get, THREAD, ticker);
        var view = new SwitcherView(model, chat -> {
            layer.close();
            chosen.accept(chat);
        });
        layer.open(title, view, view.field(), true, model::giveUp);
    }

    void openNewChat() {
        var people = new PeoplePicker(chats, list.overview()::get, THREAD, ticker, Set.of());
        var view = new NewChatView(chats, people, chat -> {
            layer.close();
            opener.accept(chat);
        });
        layer.open(Texts.of("newChat.title"), view, view.field(), true, () -> {});
    }

    /// About the chat that is open.
    void openDetails() {
        var open = list.selected().get();
        if (open != null) openDetails(open);
    }

    void openDetails(ChatId id) {
        var chat = find(list.overview().get(), id);
        if (chat == null) return;
        var shown = list.overview().map(overview -> find(overview, id));
        var view = new ChatDetailsView(
                chats,
                chat,
                shown,
                new ChatDetailsView.Parts(
                        this::addMembers,
                        user -> {
                            layer.close();
                            list.choose(new ChatRow.Person(user));
                        },
                        () -> {
                            layer.close();
                            list.selected().set(null);
                        }));
        layer.open(Texts.of("details.title"), view, view, false, () -> {});
    }

    private void addMembers(ChatSummary chat) {
        var within = chat.members().stream().map(User::id).collect(Collectors.toSet());
        var people = new PeoplePicker(chats, list.overview()::get, THREAD, ticker, within);
        var view = new AddMembersView(
                people,
                chosen -> chats.addMembers(
                        chat.id(), chosen.stream().map(User::id).toList()),
                () -> openDetails(chat.id()));
        layer.open(Texts.of("details.add"), view, view.field(), true, () -> {});
    }

    /// A card of somebody else's.
    ///
    /// @param first where the keyboard begins
    void openCard(String title, Region content, Node first, Runnable whenClosed) {
        layer.open(title, content, first, false, whenClosed);
    }

    void closeCard() {
        layer.close();
    }

    void openKeys() {
        var all = new TreeMap<>(Shortcuts.of(Objects.requireNonNull(getScene())));
        var inCall = new ArrayList<Shortcuts.Entry>();
        for (var action : CallAction.values()) {
            inCall.add(new Shortcuts.Entry(
                    Shortcuts.Group.CALL, Texts.of("settings.callKey." + action.name()), callKeys.words(action)));
        }
        all.put(Shortcuts.Group.CALL, List.copyOf(inCall));
        var view = new KeySheetView(all);
        layer.open(Texts.of("keys.title"), view, view, false, () -> {});
    }

    private static @Nullable ChatSummary find(ChatOverview overview, ChatId id) {
        return overview.chats().stream()
                .filter(chat -> chat.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void key(Shortcuts.Group group, String words, KeyCode code, Runnable deed) {
        key(group, words, new KeyCodeCombination(code), deed);
    }

    private void key(Shortcuts.Group group, String words, KeyCombination keys, Runnable deed) {
        Shortcuts.put(this, group, words, keys, deed);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }
}
