package app.parley.cli;

import app.parley.Exempt;
import app.parley.demo.DemoClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One side of `parley demo`, in a process of its own.
@Command(name = "demo-client", hidden = true, description = "One window of parley demo.")
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "one side's own composition root")
final class DemoClientCommand implements Callable<Integer> {
    @Option(names = "--server", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private URI server;

    @Option(names = "--data", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Option(names = "--user", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String user;

    @Option(names = "--peer", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private String peer;

    @Option(names = "--role", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private Role role;

    @Option(names = "--out", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    /// The words of `--role`.
    private enum Role {
        call,
        answer
    }

    @Override
    public Integer call() {
        var plan = new DemoClient.Plan(server, data, user, peer, role == Role.call, false, out);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new DemoClient(plan, threads).run() ? 0 : 1;
        }
    }
}
