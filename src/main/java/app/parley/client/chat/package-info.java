/// Chats and their messages, as one signed-in device keeps them: what the window shows comes from the device's own
/// store, which `sync` and live events fill, so that all of it is there without a connection.
///
/// Read next: [ChatService], what a view binds to; then `Outbox`, the rules by which a message gets away.
@NullMarked
package app.parley.client.chat;

import org.jspecify.annotations.NullMarked;
