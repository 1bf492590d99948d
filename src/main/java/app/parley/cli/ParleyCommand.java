package app.parley.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `parley`: names the subcommands. Exit codes: 0 done, 1 it could not be done, 2 it was asked in a way that cannot
/// be
/// understood.
@Command(
        name = "parley",
        description = "Chatting and calling from the desk.",
        mixinStandardHelpOptions = true,
        subcommands = {ServerCommand.class, BotCommand.class, DoctorCommand.class, BenchCommand.class})
public final class ParleyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    /// Runs the command line and returns its exit code.
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new ParleyCommand())
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(new PlainErrors());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a subcommand.");
    }
}
