package app.parley.support;

import app.parley.server.Protection;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import app.parley.server.accounts.PasswordHashing;
import app.parley.server.limits.RateLimits;
import java.nio.file.Path;
import java.time.InstantSource;

/// A real server on a free port of loopback, over a real database in a test's folder. Closed by the test.
public final class TestServer implements AutoCloseable {
    private final ServerConfig config;
    private final InstantSource clock;
    private ServerApp app;

    private TestServer(ServerConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.app = ServerApp.start(config, clock);
    }

    /// As little work as Argon2 allows: hashing is not what most tests are about.
    public static final PasswordHashing QUICK = new PasswordHashing(8 << 10, 1);

    /// With the product's times and bounds, but no limits on how often, and [#QUICK] hashing.
    public static TestServer start(Path folder) {
        return start(config(folder));
    }

    /// What [#start(Path)] starts with, to be varied with its `with…` methods.
    public static ServerConfig config(Path folder) {
        return ServerConfig.local(0, folder.resolve("server"))
                .withProtection(Protection.DEFAULTS.withRateLimits(RateLimits.OFF))
                .withHashing(QUICK);
    }

    public static TestServer start(ServerConfig config) {
        return start(config, InstantSource.system());
    }

    /// By a clock of the test's own.
    public static TestServer start(ServerConfig config, InstantSource clock) {
        return new TestServer(config, clock);
    }

    public String url() {
        return app.url();
    }

    public int port() {
        return app.port();
    }

    /// Stops it and starts it again on the same data and the same port.
    public void restart() {
        var port = app.port();
        app.close();
        app = ServerApp.start(config.withPort(port), clock);
    }

    /// Lets it do at once what it does every minute.
    public void tidy() {
        app.tidy();
    }

    /// A new user, signed in on the device `desk`, not connected yet. The display name is the user name with a
    /// capital.
    public TestUser register(String username) {
        return TestUser.register(this, username);
    }

    /// An HTTP caller without a token.
    public TestHttp http() {
        return new TestHttp(this, null);
    }

    @Override
    public void close() {
        app.close();
    }
}
