package app.parley.client.chat;

import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The messages that others answer, as the store has them; the last ones asked for stay in memory. Runs on
/// parley-outbox.
final class Quotes {
    /// More than the windows of some chats can quote.
    private static final int MOST = 1_000;

    private final MessageStore store;
    private final ChatBook book;
    private final Map<MessageId, Optional<Message>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Optional<Message>> eldest) {
            return size() > MOST;
        }
    };

    Quotes(MessageStore store, ChatBook book) {
        this.store = store;
        this.book = book;
    }

    /// Takes a message, new or changed.
    void put(Message message) {
        known.computeIfPresent(message.id(), (_, _) -> Optional.of(message));
    }

    /// History has come into the store: what was missing may be there now.
    void lookAgain() {
        known.values().removeIf(Optional::isEmpty);
    }

    Quote of(MessageId id) {
        return known.computeIfAbsent(id, store::message)
                .map(message -> new Quote(
                        id,
                        message.seq(),
                        book.name(message.senderId()),
                        beginning(message.body()),
                        message.deletedAt() != null))
                .orElseGet(() -> new Quote(id, 0, "", "", false));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= Quote.LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Quote.LONGEST));
    }
}
