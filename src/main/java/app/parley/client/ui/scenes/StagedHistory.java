package app.parley.client.ui.scenes;

import app.parley.client.history.CallHistory;
import app.parley.client.history.PastCall;
import app.parley.client.history.PastCalls;
import app.parley.client.settings.Subscription;
import app.parley.protocol.CallId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Calls of the past that only seem to have been, for the pictures of the demo and for tests. Everything happens on
/// the thread that calls.
public class StagedHistory implements CallHistory {
    private final List<Consumer<PastCalls>> observers = new ArrayList<>();
    protected PastCalls now = new PastCalls(List.of(), false, false, true, 0);

    public void show(PastCalls next) {
        now = next;
        List.copyOf(observers).forEach(observer -> observer.accept(now));
    }

    @Override
    public Subscription observe(Consumer<PastCalls> observer) {
        observers.add(observer);
        observer.accept(now);
        return () -> observers.remove(observer);
    }

    @Override
    public void loadOlder() {}

    @Override
    public void forget(Collection<CallId> calls) {
        show(with(now.calls().stream()
                .filter(call -> !calls.contains(call.record().callId()))
                .toList()));
    }

    @Override
    public CompletableFuture<Boolean> forgetAll() {
        show(with(List.of()));
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void markSeen() {
        if (now.unseen() > 0) show(new PastCalls(now.calls(), now.more(), now.loading(), now.online(), 0));
    }

    private PastCalls with(List<PastCall> calls) {
        return new PastCalls(calls, now.more(), now.loading(), now.online(), now.unseen());
    }
}
