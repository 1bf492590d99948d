/// The connection to the server on socket.io-client-java: the only place that knows `io.socket..`, and OkHttp and
/// org.json beneath it.
///
/// Read next: [SocketIoSignalling], which decides; `SocketAttempt` is one socket of that library, `WebSocketDoor`
/// opens and closes what is below it.
@NullMarked
package app.parley.client.signalling.socketio;

import org.jspecify.annotations.NullMarked;
