package app.parley.client.desktop.attention;

import app.parley.protocol.ChatId;
import org.jspecify.annotations.Nullable;

/// A chat as far as it can call for attention.
///
/// @param title its name, or the other one's
/// @param unread others' messages since one last looked
/// @param missed the calls among them, which one did not take
/// @param last its newest message; null in a new chat, and where one's own is on its way
public record ChatSight(
        ChatId id,
        String title,
        boolean group,
        int unread,
        int missed,
        boolean muted,
        @Nullable Last last) {
    /// Its newest message.
    ///
    /// @param seq its place in the chat
    /// @param own written by the one signed in here
    /// @param quiet tells nobody anything new: the record of a call that was taken, a note on a group
    /// @param missed the record of a call that one did not take
    /// @param video of a call
    /// @param text empty where it is no text
    public record Last(
            long seq, boolean own, boolean quiet, boolean missed, boolean video, String sender, String text) {
        /// Leaves the text out of logs.
        @Override
        public String toString() {
            return "Last[" + seq + "]";
        }
    }
}
