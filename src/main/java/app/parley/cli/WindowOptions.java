package app.parley.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the window, which `parley` and `parley app` share.
final class WindowOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the program's data.")
    @Nullable
    Path data;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Server to sign in at (default: the one used last, else the program's own).")
    @Nullable
    URI server;

    @Option(names = "--hidden", description = "Come up without the window, in the panel, as at login.")
    boolean hidden;

    @Option(
            names = "--media",
            defaultValue = "devices",
            description = "Where sound and picture come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    MediaChoice media = MediaChoice.devices;
}
