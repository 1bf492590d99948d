package app.parley.client.desktop.freedesktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// `org.freedesktop.Notifications`, Desktop Notifications Specification 1.2, section 9. Public because dbus-java
/// makes its objects.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {
    /// @param replaces an older one's id, or 0
    /// @param actions keys and labels in turn
    /// @param milliseconds -1 for the desktop's own choice, 0 for ever
    @DBusMemberName("Notify")
    UInt32 post(
            String program,
            UInt32 replaces,
            String icon,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int milliseconds);

    @DBusMemberName("CloseNotification")
    void withdraw(UInt32 id);

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /// The person has chosen one of the actions.
    final class ActionInvoked extends DBusSignal {
        final UInt32 id;
        final String action;

        public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
            this.action = action;
        }
    }

    /// It is gone: by itself, by the person, or withdrawn.
    final class NotificationClosed extends DBusSignal {
        final UInt32 id;

        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
        }
    }
}
