package app.parley.server.http;

/// PORT. Hears of every HTTP request that was answered. Called on event loops; must not block.
@FunctionalInterface
public interface HttpMeter {
    /// Counts nothing.
    HttpMeter NONE = (_, _, _) -> {};

    /// @param route method and path as the route is declared, never as it was asked for
    void answered(String route, int status, long nanos);
}
