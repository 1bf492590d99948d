package app.parley.cli;

import app.parley.Exempt;
import app.parley.client.ClientApp;
import app.parley.client.ClientOptions;
import app.parley.client.DesktopOptions;
import app.parley.client.LastServer;
import app.parley.client.ManagedWiring;
import app.parley.client.desktop.instance.SingleInstance;
import app.parley.client.diagnostics.logback.LogFile;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.UserFolder;
import app.parley.machine.OperatingSystem;
import app.parley.server.ServerConfig;
import app.parley.server.ServerStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// Opens the window on its server: the one that was asked for, the one used last, or the program's own, which is
/// started for it.
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "the embedded server's own composition root")
final class Window {
    private Window() {}

    /// Whether a window can be opened. Other systems than Linux always have a display.
    static boolean hasDisplay() {
        return !OperatingSystem.LINUX.isCurrent() || System.getenv("DISPLAY") != null;
    }

    /// Returns when the program has ended, or at once when it runs already: then it shows itself, with the link.
    ///
    /// @param link to a person, empty for none
    static int open(WindowOptions options, String link) throws IOException {
        var folder = options.data == null ? UserFolder.standard() : options.data;
        var taken = SingleInstance.take(folder, link);
        if (taken.isEmpty()) return 0;
        try (var instance = taken.get();
                var _ = LogFile.begin(folder)) {
            return open(options, folder, new DesktopOptions(options.hidden, link, instance));
        }
    }

    private static int open(WindowOptions options, Path folder, DesktopOptions desktop) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var preferences = ManagedWiring.load(folder, threads)) {
            var server = options.server != null
                    ? options.server
                    : preferences.get(LastServer.PREFERENCE).orElse(null);
            if (server != null) {
                run(folder, preferences, server, false, options.media, desktop);
                return 0;
            }
            try (var embedded = EmbeddedServer.start(port(), folder.resolve("server"), threads)) {
                run(folder, preferences, embedded.url(), true, options.media, desktop);
            }
        }
        return 0;
    }

    private static void run(
            Path folder, Preferences preferences, URI server, boolean own, MediaChoice media, DesktopOptions desktop) {
        ClientApp.run(
                new ClientOptions(folder, preferences, server, own, media == MediaChoice.synthetic, desktop, _ -> {}));
    }

    /// The usual port. Somebody else who has it is to be told of, not talked to.
    private static int port() {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ServerConfig.DEFAULT_PORT), 500);
        } catch (IOException free) {
            return ServerConfig.DEFAULT_PORT;
        }
        throw new ServerStartException("Port " + ServerConfig.DEFAULT_PORT
                + " is in use. If Parley runs already, use its window, or start this one with --server http://"
                + ServerConfig.DEFAULT_HOST + ":" + ServerConfig.DEFAULT_PORT + " and a --data folder of its own.");
    }
}
