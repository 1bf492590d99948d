package app.parley.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley app`: opens the window.
@Command(name = "app", description = "Opens the window (what parley does by itself).", mixinStandardHelpOptions = true)
final class AppCommand implements Callable<Integer> {
    static final String NO_DISPLAY =
            "There is no display to open a window on. Start Parley in a desktop session, or run parley demo.";

    @Mixin
    private final WindowOptions options = new WindowOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description = "A link to a person: parley://chat/NAME, parley://call/NAME?video=1.")
    private String link = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Window.hasDisplay()) return Window.open(options, link);
        spec.commandLine().getErr().println(NO_DISPLAY);
        return 1;
    }
}
