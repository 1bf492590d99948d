package app.parley.client.desktop.freedesktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/// `org.freedesktop.ScreenSaver`, the Idle Inhibition Service of freedesktop.org: KDE, GNOME, Xfce and others have
/// it.
@DBusInterfaceName("org.freedesktop.ScreenSaver")
public interface ScreenSaver extends DBusInterface {
    /// @return the name of the wish, to take it back by
    @DBusMemberName("Inhibit")
    UInt32 inhibit(String program, String reason);

    @DBusMemberName("UnInhibit")
    void allow(UInt32 wish);
}
