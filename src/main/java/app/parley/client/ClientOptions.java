package app.parley.client;

import app.parley.client.settings.Preferences;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the window is to be started.
///
/// @param folder the data folder
/// @param preferences what was chosen on this device; closed by whoever opened them
/// @param server which server to offer
/// @param own whether that server runs inside this program
/// @param synthetic made-up sound and pictures in place of this machine's devices
/// @param desktop how the window takes part in the desktop around it; null for a window alone
/// @param begun hears of the client once its window is shown, on the JavaFX thread
public record ClientOptions(
        Path folder,
        Preferences preferences,
        URI server,
        boolean own,
        boolean synthetic,
        @Nullable DesktopOptions desktop,
        Consumer<ClientApp.Running> begun) {}
