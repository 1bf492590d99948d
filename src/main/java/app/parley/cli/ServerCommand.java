package app.parley.cli;

import app.parley.Exempt;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley server`: runs the server until the process is told to end.
@Command(
        name = "server",
        description = "Runs the server until it is told to end (SIGTERM, Ctrl+C).",
        mixinStandardHelpOptions = true,
        subcommands = {UserCommand.class, BackupCommand.class, RestoreCommand.class})
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "a shutdown hook is a thread by Java's own contract")
final class ServerCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final TurnOptions turn = new TurnOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var read = options.read(spec.commandLine().getErr());
        configure(read.log());
        var config = read.withTurn(turn.settings(read.turn()));
        var server = ServerApp.start(config);
        var toldToStop = new CountDownLatch(1);
        StopSignal.handle(toldToStop::countDown);
        // For every other end: a hang-up of the terminal, or where signals cannot be handled.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("parley-stop").unstarted(server::close));
        var out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "parley server listening on %s", server.url()));
        out.flush();
        toldToStop.await();
        server.close();
        return 0;
    }

    /// The server that the subcommands are about.
    ServerConfig config() {
        return options.read(spec.commandLine().getErr());
    }

    /// Read by `logback.xml` when the first logger is asked for, which is after this. A property of the command
    /// line comes before.
    private static void configure(ServerConfig.Log log) {
        var level = log.level().name().toLowerCase(Locale.ROOT);
        if (System.getProperty("parley.log") == null) System.setProperty("parley.log", level);
        System.setProperty("parley.log.format", log.format().name().toLowerCase(Locale.ROOT));
    }
}
