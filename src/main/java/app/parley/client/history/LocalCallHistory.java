package app.parley.client.history;

import app.parley.client.settings.Subscription;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// [CallHistory] out of a [CallLogStore]. With every connection the newest pages are asked for until they meet
/// what is known, so that no gap stays; what another device forgot is missing from them, and goes here too.
/// Calls that end meanwhile come as messages. Its methods post; all else runs on parley-outbox.
public final class LocalCallHistory implements CallHistory, AutoCloseable {
    /// Rows that are shown at first and with each further page: more than a tall window shows.
    private static final int PAGE = Bounds.PAGE_MAX;
    /// Before asking again a server that did not answer.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final UserId self;
    private final CallLogStore store;
    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final List<Consumer<PastCalls>> observers = new ArrayList<>();
    private int shown = PAGE;
    private boolean connected;
    private boolean closed;
    /// A page is on its way.
    private boolean asking;
    /// Counts the connections, so that an answer to an earlier one is told apart.
    private int connection;

    /// @param store in use on `loop` alone from now on
    /// @param signalling the caller's: it connects and closes it
    /// @param loop the thread parley-outbox; the caller's
    public LocalCallHistory(UserId self, CallLogStore store, Signalling signalling, Loop<Runnable> loop) {
        this.self = self;
        this.store = store;
        this.signalling = signalling;
        this.loop = loop;
    }

    /// Begins to listen to the connection.
    public void start() {
        signalling.listen(new Listening());
    }

    @Override
    public Subscription observe(Consumer<PastCalls> observer) {
        post(() -> {
            observers.add(observer);
            observer.accept(snapshot());
        });
        return () -> post(() -> observers.remove(observer));
    }

    @Override
    public void loadOlder() {
        post(() -> {
            if (asking) return;
            var kept = store.newest(shown + 1);
            if (kept.size() > shown) {
                shown += PAGE;
            } else if (connected && !store.isComplete() && !kept.isEmpty()) {
                askOlder(kept.getLast());
            } else {
                return;
            }
            publish();
        });
    }

    @Override
    public void forget(Collection<CallId> calls) {
        var chosen = List.copyOf(calls);
        if (chosen.isEmpty()) return;
        post(() -> {
            store.atomically(() -> {
                store.remove(chosen);
                store.putUnsentForgotten(chosen);
            });
            sendForgotten();
            publish();
        });
    }

    @Override
    public CompletableFuture<Boolean> forgetAll() {
        var done = new CompletableFuture<Boolean>();
        post(() -> signalling.send(
                new ClientCallEvent.Forget(null, true),
                outcome -> post(() -> {
                    var forgotten = outcome instanceof Outcome.Answered(Ack.Done _);
                    if (forgotten) {
                        store.atomically(() -> {
                            store.removeAll();
                            store.removeUnsentForgotten(store.unsentForgotten());
                            store.setComplete();
                        });
                        publish();
                    }
                    done.complete(forgotten);
                })));
        return done;
    }

    @Override
    public void markSeen() {
        post(() -> {
            var newest = store.newest(1);
            if (newest.isEmpty() || newest.getFirst().createdAt() <= store.seen()) return;
            store.setSeen(newest.getFirst().createdAt());
            publish();
        });
    }

    /// Nothing is done after it; the store may be closed by what is posted later.
    @Override
    public void close() {
        loop.post(() -> {
            closed = true;
            observers.clear();
        });
    }

    private void post(Runnable what) {
        loop.post(() -> {
            if (!closed) what.run();
        });
    }

    private void connected() {
        connected = true;
        connection++;
        sendForgotten();
        askNewest(connection, new ArrayList<>(), null);
    }

    /// Asks page by page, from the newest, until what comes is known or ends. Kept only as a whole: a
    /// connection lost half way would leave a gap.
    private void askNewest(int of, List<CallRecord> collected, @Nullable CallId before) {
        asking = true;
        ask(of, before, page -> {
            collected.addAll(page);
            var ends = page.size() < PAGE;
            var meets = page.stream().anyMatch(call -> store.knows(call.callId()));
            if (!ends && !meets && !store.newest(1).isEmpty()) {
                askNewest(of, collected, page.getLast().callId());
                return;
            }
            asking = false;
            store.atomically(() -> takeNewest(collected, ends));
        });
    }

    /// @param all whether the server has no others
    private void takeNewest(List<CallRecord> newest, boolean all) {
        var told = newest.stream().map(CallRecord::callId).collect(Collectors.toCollection(HashSet::new));
        var from = all || newest.isEmpty() ? 0 : newest.getLast().createdAt();
        var goneElsewhere = store.since(from).stream()
                .filter(call -> all || call.createdAt() > from)
                .map(CallRecord::callId)
                .filter(call -> !told.contains(call))
                .toList();
        store.remove(goneElsewhere);
        store.put(newest);
        if (all) store.setComplete();
    }

    private void askOlder(CallRecord oldest) {
        asking = true;
        ask(connection, oldest.callId(), page -> {
            asking = false;
            shown += PAGE;
            store.atomically(() -> {
                store.put(page);
                if (page.size() < PAGE) store.setComplete();
            });
        });
    }

    private void ask(int of, @Nullable CallId before, Consumer<List<CallRecord>> take) {
        signalling.send(
                new ClientCallEvent.History(before, PAGE),
                outcome -> post(() -> {
                    if (of != connection || !connected) return;
                    if (outcome instanceof Outcome.Answered(Ack.Calls(var page))) take.accept(page);
                    else askAgain(of);
                    publish();
                }));
    }

    private void askAgain(int of) {
        asking = false;
        loop.postAfter(PAUSE, () -> {
            if (!closed && connected && of == connection && !asking) askNewest(of, new ArrayList<>(), null);
        });
    }

    /// Without an answer, or with a refusal for now, they stay for the next connection.
    private void sendForgotten() {
        var unsent = store.unsentForgotten().stream().limit(PAGE).toList();
        if (!connected || unsent.isEmpty()) return;
        signalling.send(
                new ClientCallEvent.Forget(unsent, null),
                outcome -> post(() -> {
                    if (!(outcome instanceof Outcome.Answered(var ack)) || isForNow(ack)) return;
                    store.removeUnsentForgotten(unsent);
                    sendForgotten();
                }));
    }

    private static boolean isForNow(Ack ack) {
        return ack instanceof Ack.Refused(var error) && error.retryAfterMs() != null;
    }

    private void publish() {
        var snapshot = snapshot();
        List.copyOf(observers).forEach(observer -> observer.accept(snapshot));
    }

    private PastCalls snapshot() {
        var kept = store.newest(shown + 1);
        var more = kept.size() > shown || (connected && !store.isComplete() && !kept.isEmpty());
        var seen = store.seen();
        var calls = kept.stream()
                .limit(shown)
                .map(record -> PastCall.of(
                        record, self, store.user(PastCall.peerOf(record, self)).orElse(null)))
                .toList();
        var unseen = calls.stream()
                .filter(call -> call.missed() && call.record().createdAt() > seen)
                .count();
        return new PastCalls(calls, more, asking, connected, (int) unseen);
    }

    /// Brings what the server tells to parley-outbox.
    private final class Listening implements SignallingListener {
        @Override
        public void connected() {
            post(LocalCallHistory.this::connected);
        }

        @Override
        public void disconnected() {
            post(() -> {
                connected = false;
                asking = false;
                publish();
            });
        }

        @Override
        public void received(ServerEvent event) {
            if (!(event instanceof ServerChatEvent.MessageNew(var _, var message)) || message.call() == null) return;
            var call = message.call();
            post(() -> {
                store.put(List.of(call));
                publish();
            });
        }
    }
}
