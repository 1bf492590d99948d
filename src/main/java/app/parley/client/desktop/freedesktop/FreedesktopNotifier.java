package app.parley.client.desktop.freedesktop;

import app.parley.client.desktop.notification.Notification;
import app.parley.client.desktop.notification.Notifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Notifier] by the desktop's notification service, with buttons where it has them. Its methods post; all else
/// runs on parley-desktop.
public final class FreedesktopNotifier implements Notifier {
    private static final Logger log = LoggerFactory.getLogger(FreedesktopNotifier.class);
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    /// The specification's word for a click on the notification itself.
    private static final String DEFAULT = "default";
    /// The specification's levels of urgency.
    private static final byte NORMAL = 1;

    private static final byte CRITICAL = 2;
    private static final int BY_ITSELF = -1;
    private static final int NEVER = 0;

    private final Bus bus;
    private final Map<String, Shown> shown = new HashMap<>();
    private @Nullable Service service;

    /// One that is out.
    private record Shown(UInt32 id, Notification notification) {}

    /// The desktop's service and what it can do.
    private record Service(DBusConnection bus, Notifications notifications, Set<String> can) {}

    public FreedesktopNotifier(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void show(Notification notification) {
        bus.run("a notification", open -> {
            var to = service(open);
            var before = shown.get(notification.tag());
            var id = to.notifications()
                    .post(
                            "Parley",
                            before == null ? new UInt32(0) : before.id(),
                            "app.parley.Parley",
                            notification.title(),
                            to.can().contains("body-markup") ? escaped(notification.body()) : notification.body(),
                            to.can().contains("actions") ? actions(notification) : List.of(),
                            hints(notification),
                            notification.urgent() ? NEVER : BY_ITSELF);
            shown.put(notification.tag(), new Shown(id, notification));
            log.debug("{} is out", notification);
        });
    }

    @Override
    public void withdraw(String tag) {
        bus.run("withdrawing a notification", open -> {
            var gone = shown.remove(tag);
            if (gone != null) service(open).notifications().withdraw(gone.id());
        });
    }

    @Override
    public void close() {
        bus.run("withdrawing the notifications", open -> {
            for (var one : List.copyOf(shown.values())) {
                service(open).notifications().withdraw(one.id());
            }
            shown.clear();
        });
    }

    /// The body may have a little markup; a name may have any characters.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Service service(DBusConnection open) throws DBusException {
        if (service != null && service.bus().equals(open)) return service;
        var remote = Bus.remote(open, NAME, PATH, Notifications.class);
        var found = new Service(open, remote, new HashSet<>(remote.capabilities()));
        open.addSigHandler(
                Notifications.ActionInvoked.class, signal -> bus.loop().post(() -> chosen(signal.id, signal.action)));
        open.addSigHandler(
                Notifications.NotificationClosed.class,
                signal -> bus.loop()
                        .post(() -> shown.values().removeIf(one -> one.id().equals(signal.id))));
        service = found;
        return found;
    }

    private void chosen(UInt32 id, String key) {
        for (var one : shown.values()) {
            if (!one.id().equals(id)) continue;
            log.debug("{}: {} was chosen", one.notification(), key);
            if (key.equals(DEFAULT)) one.notification().opened().run();
            for (var action : one.notification().actions()) {
                if (action.key().equals(key)) action.run().run();
            }
            return;
        }
        log.debug("{} was chosen of a notification that is gone", key);
    }

    private static List<String> actions(Notification notification) {
        var pairs = new ArrayList<>(List.of(DEFAULT, ""));
        for (var action : notification.actions()) {
            pairs.add(action.key());
            pairs.add(action.label());
        }
        return pairs;
    }

    private static Map<String, Variant<?>> hints(Notification notification) {
        var hints = new HashMap<String, Variant<?>>();
        hints.put("urgency", new Variant<>(notification.urgent() ? CRITICAL : NORMAL));
        hints.put("desktop-entry", new Variant<>("app.parley.Parley"));
        // Parley rings by itself.
        hints.put("suppress-sound", new Variant<>(true));
        return hints;
    }
}
