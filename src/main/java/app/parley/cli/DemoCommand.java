package app.parley.cli;

import app.parley.demo.Demo;
import app.parley.demo.DemoScreens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley demo`: two windows in a call on this machine, photographed; or pictures of every view.
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
            paramLabel = "DIR",
            arity = "0..1",
            fallbackValue = "",
            description = {
                "Draws every view of the program to PNG files in DIR (or in that of --out) instead:",
                "light and dark, wide and narrow, in English, German, Chinese and Arabic."
            })
    private @Nullable String screens;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "With --screens: those pictures alone whose names begin so, such as 'call-w' or '.*-ar'.")
    private Pattern only = Pattern.compile("");

    @Option(names = "--readme", description = "With --screens: the README's pictures, under the names that it has.")
    private boolean readme;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (screens != null) return draw(screens.isEmpty() ? out : Path.of(screens)) ? 0 : 1;
        return new Demo(out, Window.hasDisplay(), spec.commandLine().getOut()).run() ? 0 : 1;
    }

    private boolean draw(Path folder) throws IOException, InterruptedException {
        var drawing = new DemoScreens(folder, spec.commandLine().getOut());
        return readme ? drawing.runReadme() : drawing.runAll(only);
    }
}
