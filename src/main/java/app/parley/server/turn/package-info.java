/// The STUN and TURN servers that clients are told to use, and the credentials with which a TURN server lets
/// them in. The server itself relays no media and never talks to a TURN server: it only shares a secret with
/// one.
///
/// Read next: [app.parley.server.turn.IceServerList]; the relay's own configuration is in `src/docs/turn.md`.
@NullMarked
package app.parley.server.turn;

import org.jspecify.annotations.NullMarked;
