package app.parley.cli;

import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.server.ServerConfig;
import app.parley.server.ServerConfig.Accounts;
import app.parley.server.ServerConfig.Ice;
import app.parley.server.ServerConfig.Listen;
import app.parley.server.config.ConfigReader;
import app.parley.server.limits.RateLimits;
import app.parley.server.tls.TlsFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that say how a server runs: the command line over the environment over the config file.
final class ServerOptions {
    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "Settings, as src/docs/server.toml shows them. Environment variables PARLEY_… come before it.")
    private @Nullable Path config;

    @Option(names = "--host", description = "Address to listen on (default: " + ServerConfig.DEFAULT_HOST + ").")
    private @Nullable String host;

    @Option(
            names = "--port",
            description = "Port to listen on, 0 for a free one (default: " + ServerConfig.DEFAULT_PORT + ").")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Folder for the data (default: parley-data).")
    private @Nullable Path data;

    @Option(names = "--behind-proxy", description = "A proxy that ends TLS stands in front: any host is allowed.")
    private boolean behindProxy;

    @Option(
            names = "--name",
            description = "What the server calls itself (default: " + ServerConfig.DEFAULT_NAME + ").")
    private @Nullable String name;

    @Option(names = "--closed", description = "Make no new accounts.")
    private boolean closed;

    @Option(
            names = "--ice-server",
            paramLabel = "URL",
            description = "STUN server that clients use, as stun:host:port; may be repeated.")
    private @Nullable List<String> iceServers;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate to show, with its chain, as PEM; taken anew when it changes.")
    private @Nullable Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Key of the certificate, as PEM.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "Web site whose pages may use this server, as https://chat.example.org; may be repeated.")
    private @Nullable List<String> corsOrigins;

    @Option(
            names = "--no-rate-limits",
            description = "Let everybody ask as often as they like: for tests, on a loopback address only.")
    private boolean noRateLimits;

    /// @param warnings is told what is no mistake but looks like one
    ServerConfig read(PrintWriter warnings) {
        return ConfigReader.read(ServerConfig.DEFAULTS, config, System.getenv(), warnings::println)
                .with(this::override);
    }

    private void override(ServerConfig.Draft draft) {
        var listen = draft.listen;
        draft.listen = new Listen(
                host == null ? listen.host() : host,
                port == null ? listen.port() : port,
                behindProxy || listen.behindProxy(),
                listen.eventLoops());
        if (data != null) draft.dataDir = data;
        if (name != null) draft.name = name;
        if (closed) {
            var accounts = draft.accounts;
            draft.accounts = new Accounts(RegistrationPolicy.CLOSED, accounts.tokenLifetime(), accounts.hashing());
        }
        var protection = draft.protection;
        var tls = protection.tls();
        if (tlsCert != null || tlsKey != null) {
            protection = protection.withTls(new TlsFiles(
                    tlsCert == null ? tls.certificate() : tlsCert,
                    tlsKey == null ? tls.key() : tlsKey,
                    tls.checkEvery()));
        }
        if (corsOrigins != null) protection = protection.withCorsOrigins(corsOrigins);
        draft.protection = noRateLimits ? protection.withRateLimits(RateLimits.OFF) : protection;
        if (iceServers != null) draft.ice = new Ice(List.of(new IceServer(iceServers, null, null)));
    }
}
