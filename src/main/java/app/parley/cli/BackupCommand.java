package app.parley.cli;

import app.parley.server.AdminWiring;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `parley server backup FILE`.
@Command(
        name = "backup",
        description = "Writes the database and all attachments into one file. The server may run meanwhile.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private ServerCommand server;

    @Parameters(paramLabel = "FILE", description = "The file to write (a ZIP file).")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() {
        var done = AdminWiring.backup(server.config().dataDir(), file, force);
        for (var id : done.missing()) {
            spec.commandLine()
                    .getErr()
                    .println("The file of attachment " + id + " is lost or altered; the backup is without it.");
        }
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%s holds the database and %d attachments (%,d bytes), and was checked.",
                        file,
                        done.attachments(),
                        done.bytes()));
        return 0;
    }
}
