package app.parley.cli;

import app.parley.bot.BotException;
import app.parley.server.ServerStartException;
import app.parley.server.backup.BackupException;
import app.parley.server.config.ConfigException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says a foreseen failure as its one sentence; leaves a bug its stack trace.
final class PlainErrors implements IExecutionExceptionHandler {
    /// The command line of `command`, as all of the program's are run.
    static CommandLine commandLine(Object command) {
        return new CommandLine(command).setExpandAtFiles(false).setExecutionExceptionHandler(new PlainErrors());
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return say(failure, command.getErr());
    }

    /// Returns the exit code.
    static int say(Exception failure, PrintWriter err) {
        if (failure instanceof ConfigException) {
            err.println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof ServerStartException
                || failure instanceof BackupException
                || failure instanceof BotException) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
