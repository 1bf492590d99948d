package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How far the user has read: told to the server at once, or with the next connection. Runs on parley-outbox.
final class ReadMarks {
    private final MessageStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Map<ChatId, Long> unsent;

    ReadMarks(MessageStore store, Signalling signalling, Loop<Runnable> loop) {
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
        unsent = new HashMap<>(store.unsentMarks());
    }

    /// Keeps a mark that the server does not know yet.
    void put(ChatId chat, long seq) {
        unsent.put(chat, seq);
        store.putUnsentMark(chat, seq);
    }

    /// Tells the server; without an answer the mark stays for the next connection.
    void send(ChatId chat, long seq) {
        signalling.send(new ClientChatEvent.Read(chat, seq), outcome -> loop.post(() -> sent(chat, seq, outcome)));
    }

    void sendAll() {
        Map.copyOf(unsent).forEach(this::send);
    }

    /// A refusal settles it too: the chat is not one's own any more. But one that is only for now does not.
    private void sent(ChatId chat, long seq, Outcome outcome) {
        if (outcome instanceof Outcome.Answered(Ack.Refused(var error)) && error.retryAfterMs() != null) {
            loop.postAfter(Duration.ofMillis(error.retryAfterMs()), () -> {
                // A later mark has gone its own way.
                if (Long.valueOf(seq).equals(unsent.get(chat))) send(chat, seq);
            });
            return;
        }
        if (outcome instanceof Outcome.Answered && unsent.remove(chat, seq)) store.removeUnsentMark(chat);
    }
}
