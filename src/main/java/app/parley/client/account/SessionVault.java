package app.parley.client.account;

import app.parley.protocol.DeviceId;
import java.util.List;
import java.util.Optional;

/// PORT: where sessions are kept between two starts, one an account. One of them is the current one. Methods
/// may block (virtual threads, or before the window opens); safe on every thread. A disk that fails throws
/// [java.io.UncheckedIOException].
public interface SessionVault {
    /// This device, chosen once and for all of its sessions.
    DeviceId device();

    /// The current session; empty when there is none or it cannot be read any more.
    Optional<StoredSession> load();

    /// Keeps `session` in place of an earlier one of the same account, and makes it the current one.
    void save(StoredSession session);

    /// Forgets the current session, and neither the others nor the device.
    void clear();

    /// Every account that there is a session of, the current one first.
    List<KnownAccount> accounts();

    /// Makes the session of an account the current one; empty when there is none any more.
    Optional<StoredSession> use(KnownAccount account);

    /// Lets no session be the current one, and forgets none.
    void rest();

    /// Whether the secret of the current session is in the system's keyring, and not in a file.
    boolean isInKeyring();
}
