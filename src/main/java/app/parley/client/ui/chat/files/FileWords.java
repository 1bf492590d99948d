package app.parley.client.ui.chat.files;

import app.parley.client.files.FileFailure;
import app.parley.client.ui.Texts;
import app.parley.text.SafeText;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Set;

/// Files in words, and their names made safe: others chose them. Pure.
public final class FileWords {
    private static final int STEP = 1000;

    /// In which nobody but the user's own programs runs anything (documents without macros, pictures, sound,
    /// films).
    private static final Set<String> OPENABLE = Set.of(
            "pdf", "txt", "md", "csv", "log", "png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "mp3", "m4a", "ogg",
            "oga", "opus", "flac", "wav", "mp4", "webm", "mov", "mkv", "odt", "ods", "odp", "docx", "xlsx", "pptx",
            "epub");

    /// Characters that some system does not take in a name, and of a name in all: well under every system's bound.
    private static final String FORBIDDEN = "[/\\\\:*?\"<>|]";

    private static final int LONGEST = 150;

    private FileWords() {}

    /// To be shown: without turns of direction, in one line, and nothing that looks like a folder.
    public static String name(String name) {
        var safe = SafeText.line(name).replaceAll("[/\\\\]", "_");
        return safe.isEmpty() ? Texts.of("chat.file.unnamed") : safe;
    }

    /// As it may be called on this device.
    static String toSave(String name) {
        var safe = name(name).replaceAll(FORBIDDEN, "_").replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (safe.isEmpty()) return Texts.of("chat.file.unnamed");
        var length = safe.codePointCount(0, safe.length());
        // The end says what kind of file it is.
        return length <= LONGEST ? safe : safe.substring(safe.offsetByCodePoints(0, length - LONGEST));
    }

    /// Whether it is of a kind that may be handed to the system to be opened.
    static boolean isOpenable(String name) {
        var safe = toSave(name);
        var dot = safe.lastIndexOf('.');
        return dot > 0 && OPENABLE.contains(safe.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    public static String size(long bytes) {
        var numbers = NumberFormat.getNumberInstance(Texts.locale());
        numbers.setMaximumFractionDigits(1);
        if (bytes < STEP) return Texts.of("chat.file.bytes", bytes);
        if (bytes < STEP * STEP) return Texts.of("chat.file.kilobytes", numbers.format(bytes / STEP));
        return Texts.of("chat.file.megabytes", numbers.format(bytes / (double) STEP / STEP));
    }

    static String of(FileFailure failure) {
        return Texts.of("chat.file.failure." + failure);
    }
}
