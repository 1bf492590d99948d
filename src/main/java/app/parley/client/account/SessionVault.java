package app.parley.client.account;

import app.parley.protocol.DeviceId;
import java.util.Optional;

/// PORT: where the session is kept between two starts. Methods may block (virtual threads, or before the window
/// opens); safe on every thread. A disk that fails throws [java.io.UncheckedIOException].
public interface SessionVault {
    /// This device, chosen once and for all of its sessions.
    DeviceId device();

    /// The session of the last start; empty when there is none or it cannot be read any more.
    Optional<StoredSession> load();

    /// Keeps `session` in place of an earlier one.
    void save(StoredSession session);

    /// Forgets the session, and not the device.
    void clear();
}
