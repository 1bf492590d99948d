/// The words that client and server both speak, as values: ids, users, chats, messages, calls, the events and
/// their errors. Pure: no JSON (that is `json`), no clock, no sockets. Bounds are checked where a value is
/// made, so that a value that exists is well formed.
///
/// Read next: [ClientEvent] and [ServerEvent], the two sealed families that everything sent belongs to.
@NullMarked
package app.parley.protocol;

import org.jspecify.annotations.NullMarked;
