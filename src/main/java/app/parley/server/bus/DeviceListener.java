package app.parley.server.bus;

import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;

/// Hears of sockets that come and go. Called one at a time for one user and in order, on a thread that may
/// block; of a socket's own events none is handled before `connected` returns, and none after `gone` is called.
/// A listener that throws is logged and keeps nobody else from hearing.
public interface DeviceListener {
    /// The device has a live socket now; [Bus#deliver] reaches it.
    void connected(UserId user, DeviceId device);

    /// The device's socket is gone, for whatever reason. When a new socket took its place, `connected` follows
    /// at once and [Bus#devicesOf] still has the device.
    void gone(UserId user, DeviceId device);
}
