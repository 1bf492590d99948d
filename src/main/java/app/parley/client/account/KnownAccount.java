package app.parley.client.account;

import app.parley.protocol.Me;
import java.net.URI;

/// An account that this device is signed in to.
///
/// @param user as of the last time that the server said so
/// @param current the one that is on the screen, or was last
public record KnownAccount(URI server, Me user, boolean current) {}
