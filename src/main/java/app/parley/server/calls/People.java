package app.parley.server.calls;

import app.parley.protocol.Me;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;

/// PORT. What calls need to know of a user: how they look to others, and their settings.
@FunctionalInterface
public interface People {
    /// Throws `not_found` when there is no such user.
    Me me(Tx tx, UserId user);
}
