/// What a device missed while it was away.
///
/// Read next: [Sync]; the log that it reads is written in `changes`.
@NullMarked
package app.parley.server.sync;

import org.jspecify.annotations.NullMarked;
