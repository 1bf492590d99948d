/// The Socket.IO layer from outside, over real connections on loopback: raw WebSockets and HTTP, where a client
/// may do what no library would, and the official Java client. `ConformanceServer` is for the official suites,
/// run by hand.
@NullMarked
package app.parley.server.socketio;

import org.jspecify.annotations.NullMarked;
