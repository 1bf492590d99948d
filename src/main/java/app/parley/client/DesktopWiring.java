package app.parley.client;

import app.parley.call.CallState;
import app.parley.client.desktop.KeyDesk;
import app.parley.client.desktop.SharedQuiet;
import app.parley.client.desktop.freedesktop.Bus;
import app.parley.client.desktop.freedesktop.FocusWatch;
import app.parley.client.desktop.freedesktop.FreedesktopNotifier;
import app.parley.client.desktop.freedesktop.FreedesktopWakefulness;
import app.parley.client.desktop.freedesktop.GnomeFocus;
import app.parley.client.desktop.freedesktop.SleepWatch;
import app.parley.client.desktop.keys.hook.NativeKeys;
import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.notification.Notifier;
import app.parley.client.desktop.power.SleepGap;
import app.parley.client.desktop.power.ToolWakefulness;
import app.parley.client.desktop.power.Wakefulness;
import app.parley.client.desktop.power.WindowsWakefulness;
import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.tray.AwtTray;
import app.parley.client.desktop.tray.TrayAction;
import app.parley.client.desktop.tray.TrayNotifier;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Texts;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.attention.AttentionDesk;
import app.parley.client.ui.attention.LinkDesk;
import app.parley.client.ui.attention.MainStage;
import app.parley.client.ui.attention.TrayWords;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.popup.CallPopupViewModel;
import app.parley.loop.ThreadLoop;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.ChatId;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root of what stands around the window: tray, pop-up, notifications, links, keys, sleep. Made and
/// closed on the JavaFX thread.
final class DesktopWiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DesktopWiring.class);
    /// How long a panel may take to come at login before a hidden window is put beside it, minimised, where it can
    /// be found.
    private static final Duration PANEL = Duration.ofSeconds(15);

    private final Preferences preferences;
    private final MainStage main;
    private final Clock clock;
    private final TimeWords words;
    private final WindowWiring services;
    private final LinkDesk links;
    private final SharedQuiet shared;
    private final SleepGap gap = new SleepGap();
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-desktop", Runnable::run);
    private final ThreadLoop<Runnable> keyLoop = new ThreadLoop<>("parley-keys", Runnable::run);
    private final Bus session = new Bus(Bus.Kind.SESSION, loop);
    private final Bus system = new Bus(Bus.Kind.SYSTEM, loop);
    private final AwtTray tray;
    private final Notifier notifier;
    private final Wakefulness wakefulness;
    private final KeyDesk keys;
    private final AttentionDesk attention;
    private final Subscription disturbing;
    private final Optional<GnomeFocus> gnome;
    private @Nullable UserId self;
    private @Nullable ParleyWindow window;
    private AttentionDesk.Status status = AttentionDesk.Status.NOBODY;

    /// @param popup the pop-up's model; its window is the caller's
    /// @param questions what a link asks
    DesktopWiring(
            WindowWiring services,
            MainStage main,
            CallPopupViewModel popup,
            LinkDesk.Questions questions,
            Clock clock) {
        this.services = services;
        this.preferences = services.preferences();
        this.main = main;
        this.clock = clock;
        words = new TimeWords(clock, Texts.locale());
        links = new LinkDesk(questions, main::open, FxThread.EXECUTOR);
        shared = new SharedQuiet(preferences, clock);
        tray = new AwtTray(
                TrayWords.look(status, false, new DoNotDisturb.Off(), words),
                action -> FxThread.run(() -> carryOut(action)),
                () -> FxThread.run(this::showTray));
        notifier = OperatingSystem.LINUX.isCurrent() ? new FreedesktopNotifier(session) : new TrayNotifier(tray);
        wakefulness = wakefulness();
        keys = new KeyDesk(preferences, new NativeKeys(), keyLoop);
        var ticker = new FxTicker();
        attention = new AttentionDesk(
                new AttentionDesk.Parts(
                        popup,
                        notifier,
                        main::open,
                        services.doorman()::isQuiet,
                        () -> preferences.get(DesktopPreferences.PREVIEWS),
                        this::show),
                FxThread.EXECUTOR,
                ticker);
        services.ask(this::people);
        main.observeFront(attention::setFront);
        main.stayWhenClosed(
                () -> preferences.get(DesktopPreferences.STAY_WHEN_CLOSED), tray::isThere, this::tellOfPanel);
        disturbing = preferences.observe(QuietPreferences.DO_NOT_DISTURB, _ -> FxThread.run(attention::tellStatus));
        lookLater();
        if (OperatingSystem.LINUX.isCurrent()) {
            var focus = new FocusWatch(session);
            var here = GnomeFocus.begin(loop);
            gnome = here;
            services.follow(() ->
                    focus.getAsBoolean() || here.map(GnomeFocus::getAsBoolean).orElse(false));
            SleepWatch.begin(system, () -> FxThread.run(this::woken));
        } else {
            gnome = Optional.empty();
        }
    }

    /// Shows the window, or leaves it to the mark in the panel.
    void begin(ParleyWindow shown, DesktopOptions options) {
        window = shown;
        shown.listen(new ParleyWindow.Listener() {
            @Override
            public void entered(ParleyServices.Desk desk, Consumer<ChatId> chatOpener) {
                self = desk.chats().self().id();
                attention.enter(desk.calls(), desk.chats(), chatOpener);
                links.enter(desk.calls(), desk.chats(), chatOpener);
                keys.serve(desk.calls());
                shared.serve(services.quiet());
            }

            @Override
            public void left() {
                attention.leave();
                links.leave();
                keys.serve(null);
                shared.serve(null);
            }
        });
        if (options.instance() != null) options.instance().listen(handed -> FxThread.run(() -> links.handed(handed)));
        if (!options.link().isEmpty()) {
            links.handed(options.link());
        } else if (!options.hidden()) {
            main.open();
        } else {
            var _ = new FxTicker().after(PANEL, () -> {
                if (!tray.isThere()) main.openMinimised();
            });
        }
    }

    /// Whom one has a chat with.
    private List<User> people() {
        var chats = status.chats();
        return chats == null
                ? List.of()
                : chats.chats().stream()
                        .flatMap(chat -> chat.members().stream())
                        .filter(user -> !user.id().equals(self))
                        .collect(Collectors.toMap(User::id, user -> user, (one, _) -> one, LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList();
    }

    private void show(AttentionDesk.Status next) {
        var before = isTalking(status.call());
        status = next;
        showTray();
        if (isTalking(next.call()) == before) return;
        services.talking(!before);
        if (before) wakefulness.release();
        else wakefulness.hold(Texts.of("desktop.inCall"));
    }

    private static boolean isTalking(CallState state) {
        return state instanceof CallState.Live && !(state instanceof CallState.Ringing);
    }

    private void showTray() {
        tray.show(TrayWords.look(
                status, services.doorman().isQuiet(), preferences.get(QuietPreferences.DO_NOT_DISTURB), words));
    }

    /// By a loop and not by JavaFX's time, which draws sixty times a second as long as anything waits for it.
    private void lookLater() {
        keyLoop.postAfter(SleepGap.LOOK, () -> {
            FxThread.run(this::look);
            lookLater();
        });
    }

    private void look() {
        shared.look();
        showTray();
        if (window != null) window.look();
        if (gap.look(clock.instant())) woken();
    }

    private void woken() {
        log.info("the machine has slept");
        services.renew();
    }

    private void carryOut(TrayAction action) {
        switch (action) {
            case OPEN -> main.open();
            case DISTURB -> {
                var on = !(preferences.get(QuietPreferences.DO_NOT_DISTURB) instanceof DoNotDisturb.Off);
                disturb(on ? new DoNotDisturb.Off() : new DoNotDisturb.On());
            }
            case QUIET_HOUR -> disturb(new DoNotDisturb.Until(clock.instant().plus(Duration.ofHours(1))));
            case QUIET_TOMORROW -> disturb(DoNotDisturb.tomorrow(clock.instant(), clock.getZone()));
            case MUTE_RING -> services.hush();
            case QUIT -> main.quit();
        }
    }

    private void disturb(DoNotDisturb next) {
        preferences.set(QuietPreferences.DO_NOT_DISTURB, next);
    }

    /// Said once in the program's life: where it went.
    private void tellOfPanel() {
        if (preferences.get(DesktopPreferences.TOLD_OF_PANEL)) return;
        preferences.set(DesktopPreferences.TOLD_OF_PANEL, true);
        notifier.show(new Notification(
                "panel", Texts.of("notify.panel"), Texts.of("notify.panel.help"), false, List.of(), main::open));
    }

    private Wakefulness wakefulness() {
        var pid = ProcessHandle.current().pid();
        return switch (OperatingSystem.current()) {
            case WINDOWS -> new WindowsWakefulness(loop);
            case MACOS -> new ToolWakefulness(loop, ToolWakefulness.caffeinate(pid));
            case LINUX ->
                new FreedesktopWakefulness(session, new ToolWakefulness(loop, ToolWakefulness.systemdInhibit(pid)));
        };
    }

    @Override
    public void close() {
        disturbing.unsubscribe();
        shared.close();
        keys.close();
        keyLoop.close();
        gnome.ifPresent(GnomeFocus::close);
        notifier.close();
        wakefulness.close();
        tray.close();
        session.close();
        system.close();
        loop.close();
    }
}
