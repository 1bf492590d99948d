package app.parley.server.bus;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import java.util.Set;

/// PORT. Who is connected where, over all nodes of the server, and the way to reach them. Used by every service
/// that has something to tell; safe on every thread.
///
/// Delivery is at most once and keeps the order of the calls made on one thread: a device that is not connected
/// now gets nothing, and what must not be lost is in the database first.
public interface Bus {
    /// Makes `socket` the one live socket of its device. An earlier one, on whichever node, is told
    /// [ServerEvent.SessionReplaced], closed, and counted as gone before this one counts as connected.
    /// Returns after the listeners have run; blocks.
    void attach(DeviceSocket socket);

    /// The socket is closed. Does nothing when it is no longer the live one of its device.
    /// Returns after the listeners have run; blocks.
    void detach(DeviceSocket socket);

    /// To all connected devices of `user`. Never blocks.
    void deliver(UserId user, ServerEvent event);

    /// To one device of `user`, when it is connected. Never blocks.
    void deliver(UserId user, DeviceId device, ServerEvent event);

    /// Closes the socket of a device, when it has one. It counts as gone soon afterwards. Never blocks.
    void disconnect(UserId user, DeviceId device);

    /// The connected devices of `user`, at this moment. Never blocks.
    Set<DeviceId> devicesOf(UserId user);

    default boolean isOnline(UserId user) {
        return !devicesOf(user).isEmpty();
    }

    /// Tells `listener` of every device from now on. Meant for start-up, before the first socket.
    void listen(DeviceListener listener);
}
