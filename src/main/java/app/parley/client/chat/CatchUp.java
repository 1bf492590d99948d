package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns what happened while this device was away, page by page, and after that takes the live changes as they
/// come. Live changes that come meanwhile wait: applied after the pages, nothing is missed and the last word
/// counts. Runs on parley-outbox.
final class CatchUp {
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    /// Before asking again a server that did not answer.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MessageStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Changes changes;
    private final List<Change> waiting = new ArrayList<>();
    private boolean connected;
    private boolean current;
    /// Counts the beginnings, so that an answer to an earlier one is told apart.
    private int beginning;
    /// The chats of a fresh start that comes in several pages, null outside of one.
    private @Nullable Set<ChatId> listed;

    /// Does what the changes say.
    interface Changes {
        /// @param now whether the change is as of now
        void apply(Change change, boolean now);

        /// These are all the chats there are; what was known before may have gaps.
        void startAfresh(Set<ChatId> chats);

        /// Nothing is missing any more.
        void caughtUp();

        /// Whether what came could be stored; what could not comes again.
        void stored(boolean well);
    }

    CatchUp(MessageStore store, Signalling signalling, Loop<Runnable> loop, Changes changes) {
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
        this.changes = changes;
    }

    void connected() {
        connected = true;
        begin();
    }

    void disconnected() {
        connected = false;
        current = false;
        beginning++;
        waiting.clear();
    }

    void live(Change change) {
        if (current) {
            try {
                apply(change);
            } catch (RuntimeException e) {
                log.error("a change could not be taken; asking for it again", e);
                changes.stored(false);
                current = false;
                again(beginning);
            }
        } else {
            waiting.add(change);
        }
    }

    private void begin() {
        current = false;
        listed = null;
        beginning++;
        ask(beginning);
    }

    private void ask(int of) {
        signalling.send(
                new ClientEvent.Sync(store.cursor().orElse(null)), outcome -> loop.post(() -> answered(of, outcome)));
    }

    private void answered(int of, Outcome outcome) {
        if (of != beginning || !connected) return;
        if (!(outcome instanceof Outcome.Answered(Ack.Changes page))) {
            log.debug("no page of changes: {}", outcome);
            again(of);
            return;
        }
        try {
            store.atomically(() -> take(page));
        } catch (RuntimeException e) {
            log.error("a page of changes could not be taken", e);
            changes.stored(false);
            again(of);
            return;
        }
        changes.stored(true);
        if (page.more()) {
            ask(of);
        } else {
            current = true;
            var waited = List.copyOf(waiting);
            waiting.clear();
            for (var change : waited) live(change);
            if (current) changes.caughtUp();
        }
    }

    private void again(int of) {
        loop.postAfter(PAUSE, () -> {
            if (of == beginning && connected) begin();
        });
    }

    private void take(Ack.Changes page) {
        // A first start says so by having no cursor, a lost one by `reset`.
        var afresh = Boolean.TRUE.equals(page.reset())
                || (listed == null && store.cursor().isEmpty());
        if (afresh && listed == null) listed = new HashSet<>();
        for (var change : page.changes()) {
            if (listed != null && change instanceof ServerChatEvent.ChatUpdated(var _, var chat)) listed.add(chat.id());
            changes.apply(change, listed != null);
        }
        store.setCursor(page.cursor());
        if (listed != null && !page.more()) {
            changes.startAfresh(Set.copyOf(listed));
            listed = null;
        }
    }

    private void apply(Change change) {
        store.atomically(() -> {
            changes.apply(change, true);
            store.setCursor(change.cursor());
        });
    }
}
