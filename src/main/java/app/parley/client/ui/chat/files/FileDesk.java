package app.parley.client.ui.chat.files;

import app.parley.client.files.MadeFiles;
import app.parley.client.files.MessageFiles;
import app.parley.client.voice.VoiceDesk;
import java.net.URI;
import java.util.function.Consumer;

/// What views of files work with.
///
/// @param made files that are made here, until they are sent
/// @param open hands an address or a file to the system
public record FileDesk(MessageFiles files, MadeFiles made, Pictures pictures, VoiceDesk voices, Consumer<URI> open) {}
