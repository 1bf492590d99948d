package app.parley.support;

import app.parley.client.ui.scenes.StagedHistory;
import app.parley.protocol.CallId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A call history that the test fills, with a memory of what was asked. Everything happens on the thread that
/// calls.
public final class FakeCallHistory extends StagedHistory {
    public final List<String> asked = new ArrayList<>();
    public boolean forgetsAll = true;

    @Override
    public void loadOlder() {
        asked.add("older");
    }

    @Override
    public void forget(Collection<CallId> calls) {
        calls.forEach(call -> asked.add("forget " + call));
        super.forget(calls);
    }

    @Override
    public CompletableFuture<Boolean> forgetAll() {
        asked.add("forget all");
        return forgetsAll ? super.forgetAll() : CompletableFuture.completedFuture(false);
    }

    @Override
    public void markSeen() {
        if (now.unseen() > 0) asked.add("seen");
        super.markSeen();
    }
}
