package app.parley.client.desktop.freedesktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// `org.freedesktop.login1.Manager`, by which systemd-logind tells of sleep.
@DBusInterfaceName("org.freedesktop.login1.Manager")
public interface Login extends DBusInterface {
    /// The machine goes to sleep, or has come back.
    final class PrepareForSleep extends DBusSignal {
        final boolean begins;

        public PrepareForSleep(String path, boolean begins) throws DBusException {
            super(path, begins);
            this.begins = begins;
        }
    }
}
