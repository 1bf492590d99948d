package app.parley.cli;

import app.parley.Exempt;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo.RegistrationPolicy;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley server`: runs the server until the process is told to end.
@Command(
        name = "server",
        description = "Runs the server until it is told to end (SIGTERM, Ctrl+C).",
        mixinStandardHelpOptions = true)
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "a shutdown hook is a thread by Java's own contract")
final class ServerCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            defaultValue = ServerConfig.DEFAULT_HOST,
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = ServerConfig.DEFAULT_HOST;

    @Option(
            names = "--port",
            defaultValue = "" + ServerConfig.DEFAULT_PORT,
            description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "parley-data",
            description = "Folder for the database (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("parley-data");

    @Option(names = "--behind-proxy", description = "A proxy that ends TLS stands in front: any host is allowed.")
    private boolean behindProxy;

    @Option(names = "--name", defaultValue = "Parley", description = "What the server calls itself.")
    private String name = "Parley";

    @Option(names = "--closed", description = "Make no new accounts.")
    private boolean closed;

    @Option(
            names = "--ice-server",
            paramLabel = "URL",
            description = "STUN server that clients use, as stun:host:port; may be repeated.")
    private @Nullable List<String> iceServers;

    @Mixin
    private final TurnOptions turn = new TurnOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var config = ServerConfig.local(port, data)
                .withHost(host, behindProxy)
                .with(draft -> draft.name = name)
                .withRegistration(closed ? RegistrationPolicy.CLOSED : RegistrationPolicy.OPEN);
        if (iceServers != null) config = config.withIceServers(List.of(new IceServer(iceServers, null, null)));
        config = config.withTurn(turn.settings());
        var server = ServerApp.start(config);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("parley-stop").unstarted(() -> {
                    server.close();
                    stopped.countDown();
                }));
        var out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "parley server listening on %s", server.url()));
        out.flush();
        stopped.await();
        return 0;
    }
}
