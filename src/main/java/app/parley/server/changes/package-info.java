/// The log of what every user's devices have to hear of, and its live telling.
///
/// Read next: [ChangeLog]; `sync` reads the log back.
@NullMarked
package app.parley.server.changes;

import org.jspecify.annotations.NullMarked;
