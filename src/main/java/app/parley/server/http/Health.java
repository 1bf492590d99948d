package app.parley.server.http;

import java.util.Map;
import java.util.function.BooleanSupplier;

/// `GET /health`: whether a load balancer should send clients here. Safe on every thread.
public final class Health {
    private final BooleanSupplier databaseAnswers;
    private volatile boolean draining;

    /// @param databaseAnswers may block
    public Health(BooleanSupplier databaseAnswers) {
        this.databaseAnswers = databaseAnswers;
    }

    /// From now on the server is going down.
    public void drain() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }

    ApiReply answer() {
        if (draining) return ApiReply.of(503, Map.of("status", "draining"));
        return databaseAnswers.getAsBoolean()
                ? ApiReply.of(200, Map.of("status", "ok"))
                : ApiReply.of(503, Map.of("status", "unavailable"));
    }
}
