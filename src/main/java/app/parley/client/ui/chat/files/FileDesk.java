package app.parley.client.ui.chat.files;

import app.parley.client.files.MessageFiles;
import java.net.URI;
import java.util.function.Consumer;

/// What views of files work with.
///
/// @param open hands an address or a file to the system
public record FileDesk(MessageFiles files, Pictures pictures, Consumer<URI> open) {}
