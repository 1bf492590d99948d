package app.parley.client.chat;

import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;

/// A change to a message that the server did not take: the message is shown as it was. It stands there until it is
/// retried or discarded, each by its `id`.
///
/// @param text of an edit what was written, of a reaction its emoji, else empty
public record ChangeRefused(ClientId id, What what, ErrorCode reason, String text) {
    /// What was wanted.
    public enum What {
        EDIT,
        DELETION,
        REACTION
    }

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "ChangeRefused[" + id + ", " + what + ", " + reason + "]";
    }
}
