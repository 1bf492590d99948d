package app.parley.server.bus;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;

/// One live connection of a signed-in device. Safe on every thread; nothing here blocks.
public interface DeviceSocket {
    UserId user();

    DeviceId device();

    /// Sends in the order of the calls; a socket that is closed drops it.
    void send(ServerEvent event);

    /// Closes after what was sent before.
    void close();
}
