package app.parley.cli;

import app.parley.server.Greeting;
import app.parley.server.Protection;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import app.parley.server.limits.RateLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// The server that the program brings for itself when none is configured, with Echo on it.
final class EmbeddedServer implements AutoCloseable {
    private final ServerApp server;
    private final Echo echo;

    private EmbeddedServer(ServerApp server, Echo echo) {
        this.server = server;
        this.echo = echo;
    }

    /// Starts both. Blocks until the server can be reached.
    ///
    /// @param port 0 for a free one
    /// @param folder for the server's data and Echo's
    static EmbeddedServer start(int port, Path folder, Executor threads) {
        var config = ServerConfig.local(port, folder)
                // Nobody but this machine's user and Echo reaches it, and nothing may hinder them.
                .withProtection(Protection.DEFAULTS.withRateLimits(RateLimits.OFF))
                .withGreeting(new Greeting(Echo.USERNAME, Echo.GREETING));
        var server = ServerApp.start(config);
        try {
            return new EmbeddedServer(server, Echo.start(URI.create(server.url()), folder, threads));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    URI url() {
        return URI.create(server.url());
    }

    @Override
    public void close() {
        echo.close();
        server.close();
    }
}
