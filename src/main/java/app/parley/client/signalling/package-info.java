/// PORT: the connection to the server. What the client says and hears over its socket; `socketio` is the adapter.
///
/// Read next: [Signalling] and [SignallingListener].
@NullMarked
package app.parley.client.signalling;

import org.jspecify.annotations.NullMarked;
