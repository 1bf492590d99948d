package app.parley.cli;

import app.parley.bot.Bot;
import app.parley.bot.BotException;
import app.parley.bot.BotPlan;
import app.parley.bot.BotReport;
import app.parley.protocol.CallType;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley bot`: a client without a window that makes or answers calls and reports on them.
@Command(
        name = "bot",
        description = "Makes or answers calls without a window, and reports on them in JSON.",
        mixinStandardHelpOptions = true)
final class BotCommand implements Callable<Integer> {
    @Option(names = "--server", required = true, paramLabel = "URL", description = "Address of the server.")
    @SuppressWarnings("NullAway.Init") // required
    private URI server;

    @Option(names = "--user", required = true, paramLabel = "U", description = "Username to sign in with.")
    @SuppressWarnings("NullAway.Init") // required
    private String user;

    @Option(
            names = "--password",
            required = true,
            paramLabel = "P",
            description = "Its password; @FILE reads it from the first line of a file.")
    @SuppressWarnings("NullAway.Init") // required
    private String password;

    @Option(names = "--register", description = "Make the account first, unless it is there already.")
    private boolean register;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // exactly one of its options is given
    private Role role;

    /// Whether the bot calls or is called.
    private static final class Role {
        @Option(names = "--call", required = true, paramLabel = "USER", description = "Call this user.")
        private @Nullable String call;

        @Option(names = "--answer", required = true, description = "Answer whoever calls.")
        private boolean answer;
    }

    @Option(
            names = "--type",
            defaultValue = "video",
            description = "Kind of calls to make: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Kind type = Kind.video;

    @Option(
            names = "--media",
            defaultValue = "synthetic",
            description = "Where sound and picture come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private MediaChoice media = MediaChoice.synthetic;

    @Option(names = "--relay-only", description = "Connect by TURN alone.")
    private boolean relayOnly;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Hang up after so many seconds of talking (a caller: 10 by default).")
    private @Nullable Integer seconds;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "How many calls to make (default: 1) or to answer (default: until told to end).")
    private @Nullable Integer calls;

    @Option(
            names = "--answer-after",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Let it ring so many milliseconds before answering (default: ${DEFAULT-VALUE}).")
    private int answerAfter;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report here instead of printing it.")
    private @Nullable Path report;

    @Option(names = "--echo", description = "Play the caller's voice back, a second later.")
    private boolean echo;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    /// The words of `--type`.
    private enum Kind {
        audio,
        video
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var calling = !role.answer;
        var talk = seconds != null ? Duration.ofSeconds(seconds) : calling ? Duration.ofSeconds(10) : null;
        var plan = new BotPlan(
                server,
                user,
                secret(password),
                register,
                role.call,
                type == Kind.audio ? CallType.AUDIO : CallType.VIDEO,
                media == MediaChoice.synthetic,
                relayOnly,
                talk,
                calls != null ? calls : calling ? 1 : 0,
                Duration.ofMillis(answerAfter),
                report,
                echo);
        var out = spec.commandLine().getOut();
        var done = new Bot(plan).run(() -> {
            out.println("parley bot " + user + " ready");
            out.flush();
        });
        write(done);
        var failed = done.calls().stream().anyMatch(call -> call.outcome().equals("failed"));
        return done.errors().isEmpty() && !failed ? 0 : 1;
    }

    private void write(BotReport done) throws IOException {
        var json = ProtocolJson.write(done);
        if (report == null) {
            spec.commandLine().getOut().println(json);
        } else {
            Files.writeString(report, json);
        }
    }

    /// A password on a command line can be read by everybody on the machine: it may stand in a file instead.
    private static String secret(String given) throws IOException {
        if (!given.startsWith("@")) return given;
        try (var lines = Files.lines(Path.of(given.substring(1)))) {
            return lines.findFirst().orElseThrow(() -> new BotException("The password file is empty."));
        }
    }
}
