package app.parley.server;

import app.parley.protocol.Bounds;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo.Limits;
import app.parley.protocol.ServerInfo.RegistrationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server is to run. Made by the command line, by the client for its embedded server, and by tests, which
/// shorten the times.
///
/// @param host the address to listen on; only a loopback one, unless `behindProxy`
/// @param port 0 for a free one
/// @param dataDir the server's alone; made when it is missing
/// @param behindProxy a proxy that ends TLS stands in front, so that plain HTTP may leave the machine
/// @param name what `GET /api/server` calls the server
/// @param iceServers what clients use to find a way to each other; null for the default: public STUN servers, none
/// when
///     the server is reached through loopback only
/// @param tokenLifetime how long a sign-in lasts
/// @param greeting what newcomers find in their first chat; null for nothing
public record ServerConfig(
        String host,
        int port,
        Path dataDir,
        boolean behindProxy,
        String name,
        Limits limits,
        @Nullable List<IceServer> iceServers,
        RegistrationPolicy registration,
        Duration tokenLifetime,
        @Nullable Greeting greeting) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    /// Protocol, section 1.
    public static final int DEFAULT_PORT = 8420;
    /// The protocol's figures (sections 2 and 5); an attachment of 100 MiB is our own choice: a long video clip.
    public static final Limits DEFAULT_LIMITS = new Limits(Bounds.MESSAGE_MAX, 100L << 20, 30_000, 15_000);
    /// Our own choice: who opens the program once a season stays signed in.
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(180);

    /// A server on this machine alone.
    public static ServerConfig local(int port, Path dataDir) {
        return new ServerConfig(
                DEFAULT_HOST,
                port,
                dataDir,
                false,
                "Parley",
                DEFAULT_LIMITS,
                null,
                RegistrationPolicy.OPEN,
                TOKEN_LIFETIME,
                null);
    }

    public ServerConfig withPort(int newPort) {
        return new ServerConfig(
                host, newPort, dataDir, behindProxy, name, limits, iceServers, registration, tokenLifetime, greeting);
    }

    public ServerConfig withHost(String newHost, boolean nowBehindProxy) {
        return new ServerConfig(
                newHost,
                port,
                dataDir,
                nowBehindProxy,
                name,
                limits,
                iceServers,
                registration,
                tokenLifetime,
                greeting);
    }

    public ServerConfig withName(String newName) {
        return new ServerConfig(
                host, port, dataDir, behindProxy, newName, limits, iceServers, registration, tokenLifetime, greeting);
    }

    public ServerConfig withLimits(Limits newLimits) {
        return new ServerConfig(
                host, port, dataDir, behindProxy, name, newLimits, iceServers, registration, tokenLifetime, greeting);
    }

    /// @param ringTimeoutMs how long a call rings
    /// @param reconnectGraceMs how long a call waits for a lost device
    public ServerConfig withCallTimes(long ringTimeoutMs, long reconnectGraceMs) {
        return withLimits(new Limits(limits.messageChars(), limits.attachmentBytes(), ringTimeoutMs, reconnectGraceMs));
    }

    public ServerConfig withIceServers(List<IceServer> servers) {
        return new ServerConfig(
                host,
                port,
                dataDir,
                behindProxy,
                name,
                limits,
                List.copyOf(servers),
                registration,
                tokenLifetime,
                greeting);
    }

    public ServerConfig withRegistration(RegistrationPolicy policy) {
        return new ServerConfig(
                host, port, dataDir, behindProxy, name, limits, iceServers, policy, tokenLifetime, greeting);
    }

    public ServerConfig withTokenLifetime(Duration lifetime) {
        return new ServerConfig(
                host, port, dataDir, behindProxy, name, limits, iceServers, registration, lifetime, greeting);
    }

    public ServerConfig withGreeting(Greeting newGreeting) {
        return new ServerConfig(
                host, port, dataDir, behindProxy, name, limits, iceServers, registration, tokenLifetime, newGreeting);
    }
}
