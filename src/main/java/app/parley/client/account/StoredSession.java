package app.parley.client.account;

import app.parley.protocol.DeviceId;
import app.parley.protocol.Me;
import java.net.URI;

/// What a device keeps of being signed in.
///
/// @param server the server's address over HTTP
/// @param user who, as of the last time that the server said so
/// @param expiresAt when the token ends by itself, milliseconds since the epoch
public record StoredSession(URI server, DeviceId device, Me user, String token, long expiresAt) {
    /// Whether it is a session of `account`.
    public boolean isOf(KnownAccount account) {
        return server.equals(account.server())
                && user.id().equals(account.user().id());
    }

    /// Leaves the token out of logs.
    @Override
    public String toString() {
        return "StoredSession[" + server + ", " + user.username() + "]";
    }
}
