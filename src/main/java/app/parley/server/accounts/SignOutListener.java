package app.parley.server.accounts;

import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;

/// Hears that a device was signed out for good: by logging out, by being deleted, by a changed password. Its
/// socket is being closed. Called after the commit, on a thread that may block.
@FunctionalInterface
public interface SignOutListener {
    void signedOut(UserId user, DeviceId device);
}
