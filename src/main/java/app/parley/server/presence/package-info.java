/// Who is here, and telling those who share a chat.
///
/// Read next: [PresenceTeller].
@NullMarked
package app.parley.server.presence;

import org.jspecify.annotations.NullMarked;
