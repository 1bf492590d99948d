package app.parley.server.accounts;

import app.parley.protocol.DeviceDescription;
import app.parley.protocol.UserId;

/// A signed-in device as the server keeps it. Times are milliseconds since the epoch.
///
/// @param tokenHash see [Token#hash]
/// @param lastSeen when it signed in, connected or left last
/// @param expiresAt when its token ends by itself
public record StoredDevice(
        UserId user, DeviceDescription description, String tokenHash, long createdAt, long lastSeen, long expiresAt) {

    /// Leaves the hash out of logs.
    @Override
    public String toString() {
        return "StoredDevice[" + user + ", " + description.id() + "]";
    }
}
