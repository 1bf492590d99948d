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

    /// Times that long between two looks where no service says anything.
    private static final int SELDOM = 12;

    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";

    private static final List<Property> PROPERTIES = List.of(
            new Property("org.freedesktop.Notifications", "Inhibited"),
            new Property("org.dunstproject.cmd0", "paused"));

    private final Bus bus;
    private final Duration pause;
    private volatile boolean quiet;
    /// The one that this desktop has; null while none is known.
    private @Nullable Property known;

    /// Where a service says it.
    private record Property(String type, String name) {}

    /// Begins to look.
    public FocusWatch(Bus bus) {
        this(bus, LOOK);
    }

    /// @param pause between two looks
    FocusWatch(Bus bus, Duration pause) {
        this.bus = bus;
        this.pause = pause;
        look();
    }

    @Override
    public boolean getAsBoolean() {
        return quiet;
    }

    private void look() {
        bus.run("the desktop's wish for quiet", open -> {
            try {
                quiet = read(open);
            } finally {
                // A service that says nothing may be followed by one that does, much later.
                bus.loop().postAfter(known == null ? pause.multipliedBy(SELDOM) : pause, this::look);
            }
        });
    }

    private boolean read(DBusConnection open) throws DBusException {
        for (var property : known == null ? PROPERTIES : List.of(known)) {
            try {
                Object value = Bus.remote(open, NAME, PATH, Properties.class).Get(property.type(), property.name());
                known = property;
                return Boolean.TRUE.equals(value);
            } catch (DBusExecutionException notThisOne) {
                known = null;
            }
        }
        return false;
    }
}
