package app.parley.client.chat;

import app.parley.protocol.Attachment;
import app.parley.protocol.ClientId;
import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a letter of the outbox is to bring about.
public sealed interface OutboxMatter {
    /// A new message. Its files go up one after the other before it.
    record Text(String text, @Nullable MessageId replyTo, List<UserId> mentions, List<Enclosure> files)
            implements OutboxMatter {
        public Text {
            mentions = List.copyOf(mentions);
            files = List.copyOf(files);
        }

        /// Which file is to go up next, -1 when all are there.
        int firstMissing() {
            for (var index = 0; index < files.size(); index++) {
                if (files.get(index).attachment() == null) return index;
            }
            return -1;
        }

        Text withText(String other) {
            return new Text(other, replyTo, mentions, files);
        }

        Text uploaded(int file, Attachment attachment) {
            var next = new ArrayList<>(files);
            var old = files.get(file);
            next.set(file, new Enclosure(old.name(), old.type(), old.size(), old.pin(), attachment));
            return new Text(text, replyTo, mentions, next);
        }

        /// Leaves the text out of logs.
        @Override
        public String toString() {
            return "Text[" + files.size() + " files]";
        }
    }

    /// Something done to a message.
    sealed interface Change extends OutboxMatter {
        Target target();

        /// The same, once the server has said what the message is called.
        Change to(MessageId message);
    }

    record Edit(Target target, String text) implements Change {
        @Override
        public Edit to(MessageId message) {
            return new Edit(target.found(message), text);
        }

        /// Leaves the text out of logs.
        @Override
        public String toString() {
            return "Edit[" + target + "]";
        }
    }

    record Deletion(Target target) implements Change {
        @Override
        public Deletion to(MessageId message) {
            return new Deletion(target.found(message));
        }
    }

    record Reaction(Target target, String emoji, boolean on) implements Change {
        @Override
        public Reaction to(MessageId message) {
            return new Reaction(target.found(message), emoji, on);
        }
    }

    /// Which message: by the server's name for it, or while there is none by the letter that it still is.
    record Target(@Nullable MessageId message, @Nullable ClientId letter) {
        public static Target of(MessageId message) {
            return new Target(message, null);
        }

        public static Target of(ClientId letter) {
            return new Target(null, letter);
        }

        Target found(MessageId found) {
            return new Target(found, letter);
        }
    }

    /// A file that goes with a message.
    ///
    /// @param pin how the copy is called that this device keeps until the server has it
    /// @param attachment what the server made of it, null until then
    record Enclosure(
            String name,
            String type,
            long size,
            String pin,
            @Nullable Attachment attachment) {}
}
