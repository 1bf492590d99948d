package app.parley.server.accounts;

import app.parley.protocol.UserId;

/// Hears of new accounts, after they were made for good. Called on the thread of the one who registers, which
/// waits.
@FunctionalInterface
public interface NewcomerListener {
    void joined(UserId newcomer);
}
