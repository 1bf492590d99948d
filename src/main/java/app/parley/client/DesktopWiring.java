package app.parley.client;

import app.parley.client.desktop.freedesktop.Bus;
import app.parley.client.desktop.freedesktop.FreedesktopNotifier;
import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.notification.Notifier;
import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.quiet.RingRules;
import app.parley.client.desktop.tray.AwtTray;
import app.parley.client.desktop.tray.TrayAction;
import app.parley.client.desktop.tray.TrayNotifier;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.attention.AttentionDesk;
import app.parley.client.ui.attention.MainStage;
import app.parley.client.ui.attention.TrayWords;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.popup.CallPopupViewModel;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.ChatId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The composition root of what stands around the window: tray, pop-up, notifications. Made and closed on the
/// JavaFX
/// thread.
final class DesktopWiring implements AutoCloseable {
    /// Between two looks at the clock, for the mark's colour in quiet times.
    private static final Duration LOOK = Duration.ofSeconds(20);
    /// How long a panel may take to come at login before a hidden window is put beside it, minimised, where it can
    /// be found.
    private static final Duration PANEL = Duration.ofSeconds(15);

    private final Preferences preferences;
    private final MainStage main;
    private final Clock clock;
    private final TimeWords words;
    private final Runnable hush;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-desktop", Runnable::run);
    private final Bus session = new Bus(Bus.Kind.SESSION, loop);
    private final AwtTray tray;
    private final Notifier notifier;
    private final AttentionDesk attention;
    private final Subscription disturbing;
    private final Ticker.Stop looking;
    private AttentionDesk.Status status = AttentionDesk.Status.NOBODY;

    /// @param popup the pop-up's model; its window is the caller's
    /// @param hush lets the call that rings be heard no more
    DesktopWiring(Preferences preferences, MainStage main, CallPopupViewModel popup, Clock clock, Runnable hush) {
        this.preferences = preferences;
        this.main = main;
        this.clock = clock;
        this.hush = hush;
        words = new TimeWords(clock, Locale.getDefault());
        tray = new AwtTray(
                TrayWords.look(status, false, new DoNotDisturb.Off(), words),
                action -> FxThread.run(() -> carryOut(action)),
                () -> FxThread.run(this::showTray));
        notifier = isLinux() ? new FreedesktopNotifier(session) : new TrayNotifier(tray);
        var ticker = new FxTicker();
        attention = new AttentionDesk(
                new AttentionDesk.Parts(
                        popup,
                        notifier,
                        main::open,
                        this::isQuiet,
                        () -> preferences.get(DesktopPreferences.PREVIEWS),
                        this::show),
                FxThread.EXECUTOR,
                ticker);
        main.observeFront(attention::setFront);
        main.stayWhenClosed(
                () -> preferences.get(DesktopPreferences.STAY_WHEN_CLOSED), tray::isThere, this::tellOfPanel);
        disturbing = preferences.observe(QuietPreferences.DO_NOT_DISTURB, _ -> FxThread.run(attention::tellStatus));
        looking = ticker.every(LOOK, attention::tellStatus);
    }

    /// Shows the window, or leaves it to the mark in the panel.
    void begin(ParleyWindow window, DesktopOptions options) {
        window.listen(new ParleyWindow.Listener() {
            @Override
            public void entered(ParleyServices.Desk desk, Consumer<ChatId> chatOpener) {
                attention.enter(desk.calls(), desk.chats(), chatOpener);
            }

            @Override
            public void left() {
                attention.leave();
            }
        });
        if (!options.hidden()) {
            main.open();
            return;
        }
        var _ = new FxTicker().after(PANEL, () -> {
            if (!tray.isThere()) main.openMinimised();
        });
    }

    private boolean isQuiet() {
        return RingRules.isQuiet(QuietPreferences.choices(preferences, false), clock.instant(), clock.getZone());
    }

    private void show(AttentionDesk.Status next) {
        status = next;
        showTray();
    }

    private void showTray() {
        var hand = preferences.get(QuietPreferences.DO_NOT_DISTURB);
        if (hand instanceof DoNotDisturb.Until && !hand.holds(clock.instant())) {
            hand = new DoNotDisturb.Off();
            preferences.set(QuietPreferences.DO_NOT_DISTURB, hand);
        }
        tray.show(TrayWords.look(status, isQuiet(), hand, words));
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
            case MUTE_RING -> hush.run();
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

    @Override
    public void close() {
        looking.stop();
        disturbing.unsubscribe();
        notifier.close();
        tray.close();
        session.close();
        loop.close();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").equals("Linux");
    }
}
