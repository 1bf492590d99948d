package app.parley.support;

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

/// [CallHistory] that the test fills. Everything happens on the thread that calls.
public final class FakeCallHistory implements CallHistory {
    private final List<Consumer<PastCalls>> observers = new ArrayList<>();
    private PastCalls now = new PastCalls(List.of(), false, false, true, 0);
    public final List<String> asked = new ArrayList<>();
    public boolean forgetsAll = true;

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
    public void loadOlder() {
        asked.add("older");
    }

    @Override
    public void forget(Collection<CallId> calls) {
        calls.forEach(call -> asked.add("forget " + call));
        show(with(now.calls().stream()
                .filter(call -> !calls.contains(call.record().callId()))
                .toList()));
    }

    @Override
    public CompletableFuture<Boolean> forgetAll() {
        asked.add("forget all");
        if (forgetsAll) show(with(List.of()));
        return CompletableFuture.completedFuture(forgetsAll);
    }

    @Override
    public void markSeen() {
        if (now.unseen() == 0) return;
        asked.add("seen");
        show(new PastCalls(now.calls(), now.more(), now.loading(), now.online(), 0));
    }

    private PastCalls with(List<PastCall> calls) {
        return new PastCalls(calls, now.more(), now.loading(), now.online(), now.unseen());
    }
}
