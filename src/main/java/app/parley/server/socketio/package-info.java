/// Socket.IO, revision 5, on our own [Engine.IO layer][app.parley.server.socketio.engine]: namespaces, the
/// question who a client is, events and acks both ways, with or without binary attachments. It knows nothing of
/// chats or calls; payloads pass through as JSON text, to be decoded once, by whoever knows what they mean.
///
/// Read next: [SocketIoHandler][app.parley.server.socketio.SocketIoHandler] (what a user of this layer writes),
/// [SocketIoServer][app.parley.server.socketio.SocketIoServer] (how it is put on a router),
/// [SocketIoSocket][app.parley.server.socketio.SocketIoSocket] (what one can say to a client), then
/// [Connection][app.parley.server.socketio.Connection] (the protocol).
@NullMarked
package app.parley.server.socketio;

import org.jspecify.annotations.NullMarked;
