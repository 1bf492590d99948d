package app.parley.cli;

import app.parley.Exempt;
import app.parley.demo.DemoClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `parley training`: does by itself what most people do first, for whoever watches which classes that takes: the
/// program's own server starts, the window comes up on it, somebody writes to Echo and calls it with video, and all
/// ends. The packages' AOT cache is made from it (decision 0151).
@Command(name = "training", hidden = true, description = "What the AOT cache of a package is trained with.")
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "a composition root as the window's is")
final class TrainingCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "An empty folder.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Override
    public Integer call() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = EmbeddedServer.start(0, data.resolve("server"), threads)) {
            var plan = new DemoClient.Plan(
                    server.url(), data.resolve("window"), "training", Echo.USERNAME, true, true, data);
            return new DemoClient(plan, threads).run() ? 0 : 1;
        }
    }
}
