package app.parley.client.diagnostics;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// PORT: the program's log as somebody looks at it. Asked again only after the answer before, on one thread.
@FunctionalInterface
public interface LogSource {
    /// What has come since the last time; at first the newest of what is there. Completed on any thread.
    CompletableFuture<List<LogLine>> next();
}
