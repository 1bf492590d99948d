package app.parley.cli;

import app.parley.server.AdminWiring;
import app.parley.server.control.ControlCommands;
import app.parley.server.control.ControlRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `parley server user …`: accounts, with the server running or stopped.
@Command(
        name = "user",
        description = "Administers accounts, with the server running or stopped.",
        mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private ServerCommand server;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: add, list, disable, enable or reset-password.");
    }

    @Command(
            name = "add",
            description = "Makes an account, also where registration is closed.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "USERNAME") String username,
            @Option(names = "--name", paramLabel = "NAME", description = "Display name (default: the user name).")
                    @Nullable
                    String displayName,
            @Mixin PasswordSource source)
            throws IOException {
        var password = source.read(spec.commandLine().getErr());
        var name = displayName == null ? username : displayName;
        var done = ask(
                ControlCommands.USER_ADD,
                Map.of(
                        ControlCommands.USERNAME, username,
                        ControlCommands.DISPLAY_NAME, name,
                        ControlCommands.PASSWORD, password));
        if (done == 0) source.tell(spec.commandLine().getOut(), password);
        return done;
    }

    @Command(name = "list", description = "Lists all accounts.", mixinStandardHelpOptions = true)
    int list() {
        return ask(ControlCommands.USER_LIST, Map.of());
    }

    @Command(
            name = "disable",
            description = "Signs a user out everywhere at once and lets them in no more; they lose nothing.",
            mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "USERNAME") String username) {
        return ask(ControlCommands.USER_DISABLE, Map.of(ControlCommands.USERNAME, username));
    }

    @Command(name = "enable", description = "Lets a disabled user in again.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "USERNAME") String username) {
        return ask(ControlCommands.USER_ENABLE, Map.of(ControlCommands.USERNAME, username));
    }

    @Command(
            name = "reset-password",
            description = "Sets a new password and signs the user out everywhere at once.",
            mixinStandardHelpOptions = true)
    int resetPassword(@Parameters(paramLabel = "USERNAME") String username, @Mixin PasswordSource source)
            throws IOException {
        var password = source.read(spec.commandLine().getErr());
        var done = ask(
                ControlCommands.USER_RESET_PASSWORD,
                Map.of(ControlCommands.USERNAME, username, ControlCommands.PASSWORD, password));
        if (done == 0) source.tell(spec.commandLine().getOut(), password);
        return done;
    }

    private int ask(String command, Map<String, String> arguments) {
        var reply = AdminWiring.ask(server.config(), new ControlRequest(command, arguments));
        var to = reply.ok() ? spec.commandLine().getOut() : spec.commandLine().getErr();
        to.println(reply.text());
        return reply.ok() ? 0 : 1;
    }
}
