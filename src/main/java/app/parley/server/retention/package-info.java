/// How long the server keeps what, and the letting go of it.
///
/// Read next: [RetentionSettings], then [Retention].
@NullMarked
package app.parley.server.retention;

import org.jspecify.annotations.NullMarked;
