package app.parley.client.desktop.privacy;

import app.parley.client.media.MediaDevice.Kind;
import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the page of the system's settings where a program is let to a device. Safe on every thread.
public final class PrivacySettings {
    private static final Logger log = LoggerFactory.getLogger(PrivacySettings.class);

    private PrivacySettings() {}

    /// Whether the system has such a page and it was asked for; a Linux desktop has none.
    public static boolean open(Kind kind) {
        var command = command(OperatingSystem.current(), kind);
        if (command.isEmpty()) return false;
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            log.warn("the settings of the system do not open", e);
            return false;
        }
    }

    /// What opens it; empty where there is nothing to open. The addresses are Microsoft's (*Launch the Windows
    /// Settings app*) and Apple's (`com.apple.preference.security`).
    static List<String> command(OperatingSystem system, Kind kind) {
        var page = "x-apple.systempreferences:com.apple.preference.";
        return switch (system) {
            case WINDOWS ->
                switch (kind) {
                    case MICROPHONE -> List.of("explorer.exe", "ms-settings:privacy-microphone");
                    case CAMERA -> List.of("explorer.exe", "ms-settings:privacy-webcam");
                    case SPEAKER -> List.of("explorer.exe", "ms-settings:sound");
                };
            case MACOS ->
                switch (kind) {
                    case MICROPHONE -> List.of("open", page + "security?Privacy_Microphone");
                    case CAMERA -> List.of("open", page + "security?Privacy_Camera");
                    case SPEAKER -> List.of("open", page + "sound");
                };
            case LINUX -> List.of();
        };
    }
}
