package app.parley.client.desktop.freedesktop;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.jspecify.annotations.Nullable;

/// Whether the desktop is asked to be quiet, as far as its notification service says so: `Inhibited` of KDE's, and
/// `paused` of dunst. Looks every few seconds, because not all tell of changes. Safe on every thread.
public final class FocusWatch implements BooleanSupplier {
    /// As long as a person may be surprised that it is not followed yet.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";

    private static final List<Property> PROPERTIES = List.of(
            new Property("org.freedesktop.Notifications", "Inhibited"),
            new Property("org.dunstproject.cmd0", "paused"));

    private final Bus bus;
    private volatile boolean quiet;
    /// The one that this desktop has, once it is known.
    private @Nullable Property known;

    /// Where a service says it.
    private record Property(String type, String name) {}

    /// Begins to look.
    public FocusWatch(Bus bus) {
        this.bus = bus;
        bus.run("the desktop's wish for quiet", this::find);
    }

    @Override
    public boolean getAsBoolean() {
        return quiet;
    }

    private void find(DBusConnection open) throws DBusException {
        for (var property : PROPERTIES) {
            try {
                quiet = read(open, property);
                known = property;
                bus.loop().postAfter(LOOK, this::look);
                return;
            } catch (DBusExecutionException notThisOne) {
                quiet = false;
            }
        }
    }

    private void look() {
        var property = known;
        if (property == null) return;
        bus.run("the desktop's wish for quiet", open -> {
            bus.loop().postAfter(LOOK, this::look);
            quiet = read(open, property);
        });
    }

    private static boolean read(DBusConnection open, Property property) throws DBusException {
        Object value = Bus.remote(open, NAME, PATH, Properties.class).Get(property.type(), property.name());
        return Boolean.TRUE.equals(value);
    }
}
