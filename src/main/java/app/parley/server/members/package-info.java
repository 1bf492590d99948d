/// Who belongs to which chat: the lowest of the subjects, on which messages, chats, calls and presence stand.
///
/// Read next: [Members].
@NullMarked
package app.parley.server.members;

import org.jspecify.annotations.NullMarked;
