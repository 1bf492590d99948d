package app.parley.cli;

import app.parley.server.AdminWiring;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `parley server restore FILE --data DIR`.
@Command(
        name = "restore",
        description = "Fills a data folder from a backup. No server may run on it.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private ServerCommand server;

    @Parameters(paramLabel = "FILE", description = "What `parley server backup` wrote.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--force", description = "Put aside what is in the folder, into before-restore-… within it.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() {
        var folder = server.config().dataDir();
        var done = AdminWiring.restore(file, folder, force);
        var out = spec.commandLine().getOut();
        if (done.aside() != null) out.println("What was in the folder is now in " + done.aside() + ".");
        if (!done.missing().isEmpty()) {
            out.println("The files of " + done.missing().size() + " attachments were lost when the backup was made.");
        }
        out.println(folder + " is as it was at " + done.made() + ", with " + done.attachments() + " attachments.");
        return 0;
    }
}
