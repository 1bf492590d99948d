package app.parley.client.chat;

import app.parley.loop.Loop;
import app.parley.loop.Loop.Delayed;
import app.parley.protocol.ChatId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is being written in each chat. Runs on parley-outbox.
final class Drafts {
    /// From the first key to the store: what a kill may lose at most. A disk is not asked at every key.
    static final Duration SOON = Duration.ofMillis(300);

    /// Before a store that failed is asked again.
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    private final MessageStore store;
    private final Loop<Runnable> loop;
    private final Consumer<Boolean> stored;
    private final Map<ChatId, Draft> drafts;
    private final Set<ChatId> unkept = new LinkedHashSet<>();
    private Delayed keeping = () -> {};

    /// @param stored hears whether the store takes drafts
    Drafts(MessageStore store, Loop<Runnable> loop, Consumer<Boolean> stored) {
        this.store = store;
        this.loop = loop;
        this.stored = stored;
        drafts = new HashMap<>(store.drafts());
    }

    Draft of(ChatId chat) {
        return drafts.getOrDefault(chat, Draft.EMPTY);
    }

    /// Returns whether it is another one than before.
    boolean put(ChatId chat, Draft draft) {
        if (draft.equals(of(chat))) return false;
        remember(chat, draft);
        if (unkept.isEmpty()) keeping = loop.postAfter(SOON, this::keep);
        unkept.add(chat);
        return true;
    }

    /// It is sent: goes from the store together with what is stored of it now.
    void sent(ChatId chat) {
        if (of(chat).isEmpty()) return;
        store.putDraft(chat, Draft.EMPTY);
        drafts.remove(chat);
        unkept.remove(chat);
    }

    void forget(ChatId chat) {
        drafts.remove(chat);
        unkept.remove(chat);
    }

    /// Stores what is not stored yet.
    void keep() {
        keeping.cancel();
        if (unkept.isEmpty()) return;
        try {
            store.atomically(() -> unkept.forEach(chat -> store.putDraft(chat, of(chat))));
            unkept.clear();
            stored.accept(true);
        } catch (RuntimeException e) {
            log.error("a draft could not be stored; trying again", e);
            keeping = loop.postAfter(AGAIN, this::keep);
            stored.accept(false);
        }
    }

    private void remember(ChatId chat, Draft draft) {
        if (draft.isEmpty()) drafts.remove(chat);
        else drafts.put(chat, draft);
    }
}
