package app.parley.client.ui.chat.files;

import app.parley.client.files.MessageFiles;
import app.parley.client.voice.VoiceDesk;
import java.net.URI;
import java.util.function.Consumer;

/// What views of files work with.
///
/// @param open hands an address or a file to the system
public record FileDesk(MessageFiles files, Pictures pictures, VoiceDesk voices, Consumer<URI> open) {}
