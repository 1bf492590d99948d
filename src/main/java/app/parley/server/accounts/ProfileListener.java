package app.parley.server.accounts;

import app.parley.protocol.UserId;
import app.parley.server.store.Tx;

/// Hears that a user looks different to others: a new name or picture, or Do Not Disturb. Called within the
/// transaction that changes it, after the change.
public interface ProfileListener {
    /// The name or picture changed.
    void profileChanged(Tx tx, UserId user);

    /// Do Not Disturb was put on or off.
    void presenceChanged(Tx tx, UserId user);
}
