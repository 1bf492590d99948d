package app.parley.client.chat;

import app.parley.protocol.Bounds;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is being written in a chat, or what is sent of it.
///
/// @param replyTo the message that it answers, null for none
/// @param mentions whom it names
/// @param files what goes with it, as files of this machine
public record Draft(String text, @Nullable MessageId replyTo, List<UserId> mentions, List<Path> files) {
    /// Nothing is being written.
    public static final Draft EMPTY = new Draft("", null, List.of(), List.of());

    public Draft {
        mentions = List.copyOf(mentions);
        files = List.copyOf(files);
    }

    /// Words alone.
    public static Draft of(String text) {
        return new Draft(text, null, List.of(), List.of());
    }

    public boolean isEmpty() {
        return text.isEmpty() && replyTo == null && files.isEmpty();
    }

    /// Whether the server would take it, as far as that can be known here.
    public boolean isSendable() {
        return (!text.isBlank() || !files.isEmpty())
                && text.codePointCount(0, text.length()) <= Bounds.MESSAGE_MAX
                && files.size() <= Bounds.ATTACHMENTS_MAX
                && mentions.size() <= Bounds.MENTIONS_MAX;
    }

    /// Leaves the text out of logs.
    @Override
    public String toString() {
        return "Draft[" + text.length() + ", " + files.size() + "]";
    }
}
