/// The [app.parley.server.bus.Bus] of a server that is one process.
///
/// Read next: [LocalBus].
@NullMarked
package app.parley.server.bus.local;

import org.jspecify.annotations.NullMarked;
