/// Engine.IO, revision 4: a connection that is either a WebSocket or HTTP long-polling, that moves from the
/// second to the first while it lives, and that notices when the other side is gone. It carries messages and
/// knows nothing of their content: `app.parley.server.socketio` makes events of them.
///
/// A session is confined to one Vert.x event loop; what is said on another one (a poll on another connection, a
/// `send` from a virtual thread) hops there.
///
/// Read next: [EngineServer][app.parley.server.socketio.engine.EngineServer] (the HTTP door),
/// [EngineSession][app.parley.server.socketio.engine.EngineSession] (the life of a connection), then the two
/// [transports][app.parley.server.socketio.engine.Transport].
@NullMarked
package app.parley.server.socketio.engine;

import org.jspecify.annotations.NullMarked;
