/// Chats and their messages, as one signed-in device keeps them: what the window shows comes from the device's own
/// store, which `sync` and live events fill, so that all of it is there without a connection.
///
/// Read next: [ChatService], what a view binds to; then [LocalChatService], which puts the parts together,
/// and `Outbox`, the rules by which messages and changes to them get away.
@NullMarked
package app.parley.client.chat;

import org.jspecify.annotations.NullMarked;
