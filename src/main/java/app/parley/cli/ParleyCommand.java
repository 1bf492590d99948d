package app.parley.cli;

import app.parley.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley`: opens the window, or runs a subcommand. Exit codes: 0 done, 1 it could not be done, 2 it was asked
/// in a way that cannot be understood.
@Command(
        name = "parley",
        description = "Chatting and calling from the desk. Without a subcommand it opens the window.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AppCommand.class,
            ServerCommand.class,
            BotCommand.class,
            DemoCommand.class,
            DemoClientCommand.class,
            BenchWindowCommand.class,
            BenchCommand.class,
            ReleaseCommand.class,
            DoctorCommand.class,
            TrainingCommand.class
        })
public final class ParleyCommand implements Callable<Integer> {
    @Mixin
    private final WindowOptions options = new WindowOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    /// Runs the command line and returns its exit code.
    public static int run(String... args) {
        return PlainStart.of(args)
                .map(PlainStart::run)
                .orElseGet(() -> commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return PlainErrors.commandLine(new ParleyCommand());
    }

    /// A machine without a display shows what the program does all the same.
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Window.hasDisplay()) return Window.open(options, "");
        var out = spec.commandLine().getOut();
        out.println("There is no display to open a window on, so this runs the demo.");
        return new Demo(Path.of(DemoCommand.DEFAULT_OUT), false, out).run() ? 0 : 1;
    }
}
