/// The server: HTTP and Socket.IO on one port, one package a subject behind it, one database.
///
/// Read next: [ServerApp] (starting and stopping), [ServerWiring] (what is made of what), then the way of an event:
/// `gateway` → a subject such as `messages` → `store` → `changes` → `bus`.
@NullMarked
package app.parley.server;

import org.jspecify.annotations.NullMarked;
