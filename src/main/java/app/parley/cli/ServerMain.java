package app.parley.cli;

/// The entry of the server's own package: `parley server` under the name `parley-server`, in a program that has
/// neither the window nor the media library.
public final class ServerMain {
    /// What the package calls it.
    private static final String NAME = "parley-server";

    private ServerMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs the command line and returns its exit code, as [ParleyCommand#run].
    static int run(String... args) {
        return PlainErrors.commandLine(new ServerCommand()).setCommandName(NAME).execute(args);
    }
}
