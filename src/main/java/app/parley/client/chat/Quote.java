package app.parley.client.chat;

import app.parley.protocol.MessageId;

/// The message that another one answers.
///
/// @param seq its place in the chat, 0 where this device has it not
/// @param senderName empty where this device has it not
/// @param text its beginning as it is now; empty where this device has it not, and of a deleted one
/// @param deleted its writer took it back
public record Quote(MessageId id, long seq, String senderName, String text, boolean deleted) {
    /// Most characters of a quoted text: more than a quote's lines show.
    static final int LONGEST = 300;

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "Quote[" + id + "]";
    }
}
