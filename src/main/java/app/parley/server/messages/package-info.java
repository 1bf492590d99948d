/// Messages: written, changed, listed, and put into a chat by others (a call's record, a group's news).
///
/// Read next: [MessageLog], then [Messages].
@NullMarked
package app.parley.server.messages;

import org.jspecify.annotations.NullMarked;
