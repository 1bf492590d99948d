package app.parley.server;

import app.parley.protocol.Bounds;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo;
import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.server.accounts.PasswordHashing;
import app.parley.server.attachments.AttachmentSettings;
import app.parley.server.retention.RetentionSettings;
import app.parley.server.turn.TurnSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a server is to run: a record a subject. Made by the command line, by the client for its embedded server, and
/// by tests, which shorten the times. Varied with [#with].
///
/// A component of a nested record is a setting of the same name in the config file; a new one needs its default
/// here. A nested record checks itself and throws [IllegalArgumentException] with what is allowed.
///
/// @param name what `GET /api/server` calls the server
/// @param dataDir the server's alone; made when it is missing
/// @param turn the relays that clients may use besides the servers of `ice`
/// @param protection how it defends itself
/// @param greeting what newcomers find in their first chat; null for nothing
public record ServerConfig(
        String name,
        Path dataDir,
        Listen listen,
        Messages messages,
        AttachmentSettings attachments,
        Calls calls,
        Accounts accounts,
        Ice ice,
        TurnSettings turn,
        Log log,
        Protection protection,
        Metrics metrics,
        Drain drain,
        RetentionSettings retention,
        @Nullable Greeting greeting) {
    public static final String DEFAULT_NAME = "Parley";
    public static final String DEFAULT_HOST = "127.0.0.1";
    /// Protocol, section 1.
    public static final int DEFAULT_PORT = 8420;
    /// Beside where the server was started.
    public static final Path DEFAULT_DATA = Path.of("parley-data");

    /// What a server runs with that nobody told anything: on this machine alone.
    public static final ServerConfig DEFAULTS = new ServerConfig(
            DEFAULT_NAME,
            DEFAULT_DATA,
            Listen.DEFAULTS,
            Messages.DEFAULTS,
            AttachmentSettings.DEFAULTS,
            Calls.DEFAULTS,
            Accounts.DEFAULTS,
            Ice.DEFAULTS,
            TurnSettings.DEFAULTS,
            Log.DEFAULTS,
            Protection.DEFAULTS,
            Metrics.DEFAULTS,
            Drain.DEFAULTS,
            RetentionSettings.DEFAULTS,
            null);

    /// Where it listens.
    ///
    /// @param host only a loopback address, unless `behindProxy`
    /// @param port 0 for a free one
    /// @param behindProxy a proxy that ends TLS stands in front, so that plain HTTP may leave the machine
    /// @param eventLoops threads that serve all connections; 0 for as many as there are processors
    public record Listen(String host, int port, boolean behindProxy, int eventLoops) {
        static final Listen DEFAULTS = new Listen(DEFAULT_HOST, DEFAULT_PORT, false, 0);
        /// Far more than help: beyond the processors they only take turns.
        private static final int MOST_EVENT_LOOPS = 256;

        public Listen {
            require(
                    eventLoops >= 0 && eventLoops <= MOST_EVENT_LOOPS,
                    "event_loops is from 0 (as many as processors) to " + MOST_EVENT_LOOPS);
            require(!host.isBlank(), "host is an address or a name, such as 127.0.0.1");
            require(port >= 0 && port <= 0xffff, "port is from 0 (a free one) to 65535");
        }
    }

    /// @param maxChars longest text, in characters
    public record Messages(int maxChars) {
        static final Messages DEFAULTS = new Messages(Bounds.MESSAGE_MAX);

        public Messages {
            require(
                    maxChars > 0 && maxChars <= Bounds.MESSAGE_MAX,
                    "max_chars is from 1 to " + Bounds.MESSAGE_MAX + ", the protocol's bound");
        }
    }

    /// @param ringTimeout how long a call rings
    /// @param reconnectGrace how long a call waits for a lost device; zero: not at all
    public record Calls(Duration ringTimeout, Duration reconnectGrace) {
        /// Protocol, section 5.
        static final Calls DEFAULTS = new Calls(Duration.ofSeconds(30), Duration.ofSeconds(15));

        public Calls {
            require(ringTimeout.isPositive(), "ring_timeout is longer than nothing");
            require(!reconnectGrace.isNegative(), "reconnect_grace is 0s or longer");
        }
    }

    /// @param registration whether anybody may make an account
    /// @param tokenLifetime how long a sign-in lasts
    /// @param hashing how costly the check of a password is
    public record Accounts(RegistrationPolicy registration, Duration tokenLifetime, PasswordHashing hashing) {
        /// 180 days, our own choice: who opens the program once a season stays signed in.
        static final Accounts DEFAULTS =
                new Accounts(RegistrationPolicy.OPEN, Duration.ofDays(180), PasswordHashing.DEFAULTS);

        public Accounts {
            require(!tokenLifetime.isNegative(), "token_lifetime is 0s or longer");
        }
    }

    /// @param servers what clients use to find a way to each other; null for the default: public STUN servers, none
    ///     when the server is reached through loopback only
    public record Ice(@Nullable List<IceServer> servers) {
        static final Ice DEFAULTS = new Ice(null);

        public Ice {
            servers = servers == null ? null : List.copyOf(servers);
        }
    }

    /// What goes to the error stream. The command line alone heeds it: a server within another program logs as that
    /// does.
    ///
    /// @param level the least grave that is told
    public record Log(LogFormat format, LogLevel level) {
        static final Log DEFAULTS = new Log(LogFormat.TEXT, LogLevel.INFO);
    }

    /// @param token opens `/metrics` for who does not ask from this machine; null: nobody else may
    public record Metrics(@Nullable String token) {
        static final Metrics DEFAULTS = new Metrics(null);

        public Metrics {
            require(token == null || token.length() >= 16, "token has at least 16 characters");
        }

        /// Leaves the token out of logs.
        @Override
        public String toString() {
            return "Metrics[]";
        }
    }

    /// A line a happening, for people or as JSON.
    public enum LogFormat {
        TEXT,
        JSON
    }

    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /// A server on this machine alone.
    public static ServerConfig local(int port, Path dataDir) {
        return DEFAULTS.with(draft -> {
            draft.dataDir = dataDir;
            draft.listen = new Listen(DEFAULT_HOST, port, false, 0);
        });
    }

    /// A copy with what `change` sets.
    public ServerConfig with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    public ServerConfig withPort(int port) {
        return with(draft -> draft.listen = new Listen(listen.host, port, listen.behindProxy, listen.eventLoops));
    }

    public ServerConfig withHost(String host, boolean behindProxy) {
        return with(draft -> draft.listen = new Listen(host, listen.port, behindProxy, listen.eventLoops));
    }

    /// @param ringTimeoutMs how long a call rings
    /// @param reconnectGraceMs how long a call waits for a lost device
    public ServerConfig withCallTimes(long ringTimeoutMs, long reconnectGraceMs) {
        return with(draft ->
                draft.calls = new Calls(Duration.ofMillis(ringTimeoutMs), Duration.ofMillis(reconnectGraceMs)));
    }

    public ServerConfig withIceServers(List<IceServer> servers) {
        return with(draft -> draft.ice = new Ice(servers));
    }

    public ServerConfig withTurn(TurnSettings settings) {
        return with(draft -> draft.turn = settings);
    }

    public ServerConfig withProtection(Protection settings) {
        return with(draft -> draft.protection = settings);
    }

    public ServerConfig withRegistration(RegistrationPolicy policy) {
        return with(draft -> draft.accounts = new Accounts(policy, accounts.tokenLifetime, accounts.hashing));
    }

    public ServerConfig withTokenLifetime(Duration lifetime) {
        return with(draft -> draft.accounts = new Accounts(accounts.registration, lifetime, accounts.hashing));
    }

    public ServerConfig withHashing(PasswordHashing hashing) {
        return with(draft -> draft.accounts = new Accounts(accounts.registration, accounts.tokenLifetime, hashing));
    }

    public ServerConfig withGreeting(Greeting newGreeting) {
        return with(draft -> draft.greeting = newGreeting);
    }

    /// The figures that clients are told.
    public ServerInfo.Limits limits() {
        return new ServerInfo.Limits(
                messages.maxChars,
                attachments.maxBytes(),
                calls.ringTimeout.toMillis(),
                calls.reconnectGrace.toMillis());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }

    /// The same, to be changed, within one call of [#with].
    public static final class Draft {
        public String name;
        public Path dataDir;
        public Listen listen;
        public Messages messages;
        public AttachmentSettings attachments;
        public Calls calls;
        public Accounts accounts;
        public Ice ice;
        public TurnSettings turn;
        public Log log;
        public Protection protection;
        public Metrics metrics;
        public Drain drain;
        public RetentionSettings retention;
        public @Nullable Greeting greeting;

        private Draft(ServerConfig config) {
            name = config.name;
            dataDir = config.dataDir;
            listen = config.listen;
            messages = config.messages;
            attachments = config.attachments;
            calls = config.calls;
            accounts = config.accounts;
            ice = config.ice;
            turn = config.turn;
            log = config.log;
            protection = config.protection;
            metrics = config.metrics;
            drain = config.drain;
            retention = config.retention;
            greeting = config.greeting;
        }

        private ServerConfig done() {
            return new ServerConfig(
                    name,
                    dataDir,
                    listen,
                    messages,
                    attachments,
                    calls,
                    accounts,
                    ice,
                    turn,
                    log,
                    protection,
                    metrics,
                    drain,
                    retention,
                    greeting);
        }
    }
}
