package app.parley.client.ui.main;

import app.parley.client.account.KnownAccount;
import app.parley.client.failure.Remedy;
import app.parley.client.failure.UserFailure;
import app.parley.client.media.MediaDevice;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Shortcuts;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.account.AccountViewModel;
import app.parley.client.ui.call.CallFrameView;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.call.MiniCallWindow;
import app.parley.client.ui.chat.ChatViewModel;
import app.parley.client.ui.chat.emoji.RecentEmoji;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.chat.files.Pictures;
import app.parley.client.ui.chats.ChatListViewModel;
import app.parley.client.ui.devices.CallDevicesModel;
import app.parley.client.ui.devices.CallDevicesView;
import app.parley.client.ui.devices.DevicesModel;
import app.parley.client.ui.history.HistoryViewModel;
import app.parley.client.ui.signin.SignInView;
import app.parley.client.ui.signin.SignInViewModel;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.ChatId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window of Parley: first the sign-in, then the main view with the call over it. The wiring shows it and hands
/// it the services. On the JavaFX thread, unless a method says otherwise.
public final class ParleyWindow {
    private static final Logger log = LoggerFactory.getLogger(ParleyWindow.class);

    private static final double WIDTH = 1200;
    private static final double HEIGHT = 780;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 560;

    private final Stage stage;
    private final ParleyServices services;
    private final Theme theme;
    private final Clock clock;
    private final Scene scene;
    private final CompletableFuture<ParleyWindow> begun = new CompletableFuture<>();
    private @Nullable CallViewModel calls;
    private @Nullable Listener listener;
    private Runnable entered = () -> {};
    private Runnable ending = () -> {};
    private Runnable days = () -> {};
    private LocalDate day;
    private boolean offering;

    private ParleyWindow(Stage stage, ParleyServices services, Theme theme, Clock clock) {
        this.stage = stage;
        this.services = services;
        this.theme = theme;
        this.clock = clock;
        day = LocalDate.now(clock);
        scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        theme.dress(scene);
    }

    /// Shows the window.
    ///
    /// @param clock the user's, with their time zone
    public static ParleyWindow show(Stage stage, ParleyServices services, Theme theme, Clock clock) {
        var window = hidden(stage, services, theme, clock);
        stage.show();
        return window;
    }

    /// The same without its coming up: everything goes on behind it.
    public static ParleyWindow hidden(Stage stage, ParleyServices services, Theme theme, Clock clock) {
        FxThread.check();
        var window = new ParleyWindow(stage, services, theme, clock);
        stage.setScene(window.scene);
        stage.setTitle("Parley");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        window.openOrSignIn(services.resumed());
        return window;
    }

    /// Completed on the JavaFX thread when the first view is there: the sign-in or the chats.
    public CompletableFuture<ParleyWindow> begun() {
        return begun.copy();
    }

    /// Hears who is signed in, for what stands beside the window. On the JavaFX thread.
    public interface Listener {
        /// @param chatOpener brings a chat onto the screen
        void entered(ParleyServices.Desk desk, Consumer<ChatId> chatOpener);

        void left();
    }

    /// Tells `listener` who is signed in, now and whenever it changes. There is one at most.
    public void listen(Listener next) {
        listener = next;
        entered.run();
    }

    /// Shows newcomers their first steps. Not for a window that somebody drives.
    public void offerFirstSteps() {
        offering = true;
    }

    /// To be called every few seconds: brings the words for days up to date when another one has begun.
    public void look() {
        var today = LocalDate.now(clock);
        if (today.equals(day)) return;
        day = today;
        days.run();
    }

    /// What can be done about the call; null before signing in. For the tray, shortcuts and the demo.
    public @Nullable CallViewModel calls() {
        return calls;
    }

    /// What the window shows now. Safe on every thread.
    public CompletableFuture<Picture> snapshot() {
        return CompletableFuture.supplyAsync(() -> Picture.of(scene), FxThread.EXECUTOR);
    }

    private SignInViewModel signIn() {
        calls = null;
        ending.run();
        ending = () -> {};
        days = () -> {};
        var model = new SignInViewModel(
                services.door(),
                services.offered(),
                FxThread.EXECUTOR,
                (server, session) -> services.enter(server, session).thenAcceptAsync(this::enter, FxThread.EXECUTOR));
        var view = new SignInView();
        view.bind(model);
        put(view);
        view.begin();
        return model;
    }

    /// Goes to another account of this device.
    private void change(ParleyServices.Desk desk, KnownAccount account) {
        ending.run();
        ending = () -> {};
        put(new StackPane());
        openOrSignIn(services.change(desk, account));
    }

    private void openOrSignIn(CompletableFuture<Optional<ParleyServices.Desk>> session) {
        var _ = session.handleAsync(
                        (desk, broken) -> {
                            if (broken != null) signIn().cannotResume();
                            else desk.ifPresentOrElse(this::open, this::signIn);
                            return begun.complete(this);
                        },
                        FxThread.EXECUTOR)
                .exceptionally(bug -> {
                    log.error("what stands in the window cannot be shown", bug);
                    return false;
                });
    }

    private void enter(ParleyServices.Desk desk) {
        var steps = open(desk);
        if (offering) steps.offer();
    }

    private FirstStepsDesk open(ParleyServices.Desk desk) {
        var words = new TimeWords(clock, Texts.locale());
        var ticker = new FxTicker();
        var call = new CallViewModel(desk.calls(), FxThread.EXECUTOR, ticker, clock);
        var list = new ChatListViewModel(desk.chats(), FxThread.EXECUTOR, ticker, words);
        var conversation = new ChatViewModel(desk.chats(), FxThread.EXECUTOR, words);
        var voice = new VoiceParts(services, desk, call, clock);
        conversation.composer().useVoice(voice.recording());
        var history = new HistoryViewModel(desk.history(), FxThread.EXECUTOR, words);
        days = () -> {
            list.renewDays();
            conversation.renewDays();
            history.renewDays();
        };
        var keys = new CallKeys(services.preferences(), FxThread.EXECUTOR);
        var main = new MainView();
        Runnable end = () -> {
            conversation.show(null);
            entered = () -> {};
            if (listener != null) listener.left();
        };
        Runnable leave = () -> {
            end.run();
            services.leave(desk);
            signIn();
        };
        var devices =
                new CallDevicesModel(desk.calls(), services.media(), services.preferences(), FxThread.EXECUTOR, ticker);
        Supplier<DevicesModel> trying =
                () -> new DevicesModel(services.media(), services.preferences(), FxThread.EXECUTOR, devices.inCall());
        var account = new AccountViewModel(desk.account(), desk.chats().self(), FxThread.EXECUTOR);
        var others = new DeskPages.Exits(
                leave,
                other -> {
                    end.run();
                    change(desk, other);
                },
                () -> {
                    end.run();
                    services.rest(desk);
                    signIn();
                });
        var deskPages = new DeskPages(services, desk, account, words);
        deskPages.showFaces(theme.faces(), list);
        Consumer<ChatId> opener = chat -> open(list, chat);
        var layers = new LayersView(main, desk.chats(), list, keys, theme, ticker, opener);
        var steps = new FirstStepsDesk(services, main, layers, trying, devices.inCall());
        var pages = deskPages.all(list, keys, trying, steps::open, others);
        main.bind(
                list,
                conversation,
                call,
                history,
                account,
                theme,
                new RecentEmoji(services.preferences()),
                new FileDesk(
                        desk.files(), desk.made(), new Pictures(services.background()), voice.desk(), services::open),
                pages,
                leave);
        services.updates().ifPresent(main::showUpdates);
        call.onOpenChat(chat -> list.selected().set(chat));
        call.onRemedy(Remedy.SIGN_IN_AGAIN, leave);
        main.onChats(layers::openNewChat, layers::openDetails, layers::chooseChat);
        list.onFound(hit -> conversation.jump(hit.message().seq()));
        var frame = new CallFrameView(layers, ticker);
        frame.bind(call, keys);
        deskPages.offerChecks(call, main, frame.contentShown());
        var small = new MiniCallWindow(stage, theme::dress, call, keys, services.preferences(), ticker);
        frame.share(call, ticker, small.picture());
        ending = () -> {
            small.close();
            keys.close();
            voice.close();
        };
        var deviceLayer = new CallDevicesView(devices, trying, services.preferences());
        call.onRemedy(Remedy.CHOOSE_DEVICE, deviceLayer::open);
        voice.recording().onRemedy(Remedy.CHOOSE_DEVICE, deviceLayer::open);
        call.onRemedy(Remedy.OPEN_SYSTEM_SETTINGS, () -> {
            var failure = call.notice().get();
            var camera = failure != null && failure.about() == UserFailure.About.CAMERA;
            var kind = camera ? MediaDevice.Kind.CAMERA : MediaDevice.Kind.MICROPHONE;
            // Where the system has no such page, ours says what to do.
            if (!services.openSystemSettings(kind)) deviceLayer.open();
        });
        var seen = stage.focusedProperty()
                .and(BooleanExpression.booleanExpression(frame.contentShown()))
                .and(Bindings.createBooleanBinding(() -> main.place().getValue() == Place.CHATS, main.place()));
        seen.subscribe(conversation::setOnScreen);
        calls = call;
        put(new StackPane(frame, deviceLayer));
        entered = () -> {
            if (listener != null) listener.entered(desk, opener);
        };
        entered.run();
        return steps;
    }

    /// Brings a chat onto the screen, also one that is chosen already while another place is shown.
    private static void open(ChatListViewModel list, ChatId chat) {
        list.selected().set(null);
        list.selected().set(chat);
    }

    private void put(Parent root) {
        Shortcuts.clear(scene);
        scene.setRoot(root);
    }
}
