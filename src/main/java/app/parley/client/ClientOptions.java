package app.parley.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/// How the window is to be started.
///
/// @param folder the data folder
/// @param server which server to offer
/// @param own whether that server runs inside this program
/// @param synthetic made-up sound and pictures in place of this machine's devices
/// @param begun hears of the client once its window is shown, on the JavaFX thread
public record ClientOptions(
        Path folder, URI server, boolean own, boolean synthetic, Consumer<ClientApp.Running> begun) {}
