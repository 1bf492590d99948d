package app.parley.client.desktop.freedesktop;

import app.parley.client.desktop.power.Wakefulness;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/// [Wakefulness] by the desktop's screen saver, or by another way where there is none. The wish ends with the
/// connection, so that a program that breaks down leaves nothing behind. Runs on parley-desktop.
public final class FreedesktopWakefulness implements Wakefulness {
    private static final String NAME = "org.freedesktop.ScreenSaver";
    private static final String PATH = "/org/freedesktop/ScreenSaver";

    private final Bus bus;
    private final Wakefulness otherwise;
    private @Nullable UInt32 wish;

    /// @param otherwise used where the desktop has no screen saver to ask; closed by [#close]
    public FreedesktopWakefulness(Bus bus, Wakefulness otherwise) {
        this.bus = bus;
        this.otherwise = otherwise;
    }

    @Override
    public void hold(String why) {
        bus.run(
                "keeping the machine awake",
                open -> {
                    if (wish != null) return;
                    try {
                        wish = saver(open).inhibit("Parley", why);
                    } catch (DBusExecutionException none) {
                        otherwise.hold(why);
                    }
                },
                () -> otherwise.hold(why));
    }

    @Override
    public void release() {
        otherwise.release();
        bus.run("letting the machine sleep", open -> {
            if (wish != null) saver(open).allow(wish);
            wish = null;
        });
    }

    @Override
    public void close() {
        release();
        otherwise.close();
    }

    private static ScreenSaver saver(DBusConnection open) throws DBusException {
        return Bus.remote(open, NAME, PATH, ScreenSaver.class);
    }
}
