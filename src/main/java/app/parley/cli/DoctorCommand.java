package app.parley.cli;

import app.parley.client.DoctorWiring;
import app.parley.client.LastServer;
import app.parley.client.ManagedWiring;
import app.parley.client.diagnostics.Finding;
import app.parley.client.settings.UserFolder;
import app.parley.client.ui.Texts;
import app.parley.client.ui.diagnostics.FindingWords;
import app.parley.server.ServerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley doctor`: says what calls need, what of it is here, and what to do about the rest. Exit code 1 when calls
/// cannot work.
@Command(
        name = "doctor",
        description = "Looks at what calls need of this machine, and says what to do about what is missing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the program's data.")
    private @Nullable Path data;

    @Option(names = "--server", paramLabel = "URL", description = "Server to look at (default: the one used last).")
    private @Nullable URI server;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() {
        var folder = data == null ? UserFolder.standard() : data;
        var address = server;
        if (address == null) {
            address = ManagedWiring.load(folder, Runnable::run)
                    .get(LastServer.PREFERENCE)
                    .orElse(URI.create("http://" + ServerConfig.DEFAULT_HOST + ":" + ServerConfig.DEFAULT_PORT));
        }
        // As everything that commands say.
        Texts.speak(Locale.ENGLISH);
        var broken = new AtomicBoolean();
        DoctorWiring.examine(address, folder, finding -> {
            print(finding);
            if (finding.state() == Finding.State.FAILED) broken.set(true);
        });
        return broken.get() ? 1 : 0;
    }

    private void print(Finding finding) {
        var out = spec.commandLine().getOut();
        var mark = switch (finding.state()) {
            case GOOD -> "✓";
            case WARNING, SKIPPED -> "–";
            case FAILED -> "✗";
        };
        out.println(plain(mark + " " + FindingWords.subject(finding.subject()) + ": " + FindingWords.detail(finding)));
        var advice = FindingWords.advice(finding);
        if (!advice.isEmpty()) out.println("    " + plain(advice));
        out.flush();
    }

    /// Without the marks that keep directions apart, which terminals show as boxes.
    private static String plain(String words) {
        return words.replaceAll("[\\u2066-\\u2069]", "");
    }
}
