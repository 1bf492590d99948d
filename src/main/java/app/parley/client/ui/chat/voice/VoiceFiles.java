package app.parley.client.ui.chat.voice;

import app.parley.client.chat.FileInMessage;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.FileWords;
import java.util.Locale;

/// Which files are voice messages: sound as Opus in Ogg, whichever program made it. Pure.
public final class VoiceFiles {
    private VoiceFiles() {}

    /// Whether it claims to be one.
    public static boolean suits(FileInMessage file) {
        var type = file.type().toLowerCase(Locale.ROOT);
        var semicolon = type.indexOf(';');
        return switch ((semicolon < 0 ? type : type.substring(0, semicolon)).strip()) {
            case "audio/ogg", "audio/opus", "application/ogg" -> true;
            default -> false;
        };
    }

    /// What a file of a message is called where it stands for the message.
    public static String name(FileInMessage file) {
        return suits(file) ? Texts.of("chat.voice") : FileWords.name(file.name());
    }
}
