/// Calls on the server.
///
/// Read next: `rules`, which decides everything.
@NullMarked
package app.parley.server.calls;

import org.jspecify.annotations.NullMarked;
