/// What becomes of an exception at the borders of the server.
///
/// Read next: [Failures].
@NullMarked
package app.parley.server.failure;

import org.jspecify.annotations.NullMarked;
