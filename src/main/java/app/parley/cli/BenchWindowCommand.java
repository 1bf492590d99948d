package app.parley.cli;

import app.parley.bench.WindowBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The window of `parley bench chat`, in a process of its own.
@Command(name = "bench-window", hidden = true, description = "The window of parley bench chat.")
final class BenchWindowCommand implements Callable<Integer> {
    @Option(names = "--chats", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private Path chats;

    @Option(names = "--json", required = true)
    @SuppressWarnings("NullAway.Init") // required
    private Path json;

    @Override
    public Integer call() throws IOException {
        WindowBench.measure(chats, json);
        return 0;
    }
}
