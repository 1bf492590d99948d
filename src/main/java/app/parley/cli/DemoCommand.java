package app.parley.cli;

import app.parley.demo.Demo;
import app.parley.demo.DemoScreens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley demo`: two windows in a call on this machine, photographed.
@Command(
        name = "demo",
        description =
                "Lets two clients call each other here, with synthetic camera and microphone: screenshots and a report.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    static final String DEFAULT_OUT = "parley-demo";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = DEFAULT_OUT,
            description = "Where to put screenshots and reports (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of(DEFAULT_OUT);

    @Option(
            names = "--screens",
            description = "Draws every state and every failure of a call to a PNG, light and dark, and calls nobody.")
    private boolean screens;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (screens) return new DemoScreens(out, spec.commandLine().getOut()).run() ? 0 : 1;
        return new Demo(out, Window.hasDisplay(), spec.commandLine().getOut()).run() ? 0 : 1;
    }
}
