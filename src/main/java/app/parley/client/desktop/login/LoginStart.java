package app.parley.client.desktop.login;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether the program starts at login, as the system keeps it: a desktop entry on Linux (XDG Autostart), a launch
/// agent on macOS, a command file in the Startup folder on Windows. All of them belong to the person and need no
/// privilege. Blocks.
public final class LoginStart {
    private final Path entry;
    private final String text;

    private LoginStart(Path entry, String text) {
        this.entry = entry;
        this.text = text;
    }

    /// For this system.
    ///
    /// @param command how the program is started, its own arguments left out
    public static LoginStart here(List<String> command) {
        return of(OperatingSystem.current(), System.getenv(), Path.of(System.getProperty("user.home", ".")), command);
    }

    static LoginStart of(OperatingSystem system, Map<String, String> environment, Path home, List<String> command) {
        if (system == OperatingSystem.WINDOWS) {
            var data = environment.getOrDefault(
                    "APPDATA", home.resolve("AppData").resolve("Roaming").toString());
            return new LoginStart(
                    Path.of(data, "Microsoft", "Windows", "Start Menu", "Programs", "Startup", "Parley.cmd"),
                    windows(command));
        }
        if (system == OperatingSystem.MACOS) {
            return new LoginStart(
                    home.resolve("Library").resolve("LaunchAgents").resolve("app.parley.Parley.plist"), mac(command));
        }
        var config = environment.get("XDG_CONFIG_HOME");
        var base = config == null || !Path.of(config).isAbsolute() ? home.resolve(".config") : Path.of(config);
        return new LoginStart(base.resolve("autostart").resolve("app.parley.Parley.desktop"), linux(command));
    }

    /// Whether it starts at login now. The person may have changed it by the system's own means.
    public boolean isOn() {
        return Files.exists(entry);
    }

    public void set(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(entry);
            return;
        }
        Files.createDirectories(entry.getParent());
        Files.writeString(entry, text);
    }

    Path entry() {
        return entry;
    }

    String text() {
        return text;
    }

    /// The Desktop Entry Specification 1.5: reserved characters are quoted, and a percent sign is doubled.
    /// `TryExec` names the program again: once it is removed, the entry that stays in a person's home is passed
    /// over.
    private static String linux(List<String> command) {
        var program = command.getFirst().replace("\\", "\\\\");
        var line = command.stream()
                .map(word -> '"'
                        + word.replace("\\", "\\\\\\\\")
                                .replace("\"", "\\\\\"")
                                .replace("`", "\\\\`")
                                .replace("$", "\\\\$")
                                .replace("%", "%%")
                        + '"')
                .collect(Collectors.joining(" "));
        return """
                [Desktop Entry]
                Type=Application
                Name=Parley
                Comment=Calls and messages reach you from the start
                Exec=%s --hidden
                TryExec=%s
                Icon=app.parley.Parley
                Terminal=false
                X-GNOME-Autostart-enabled=true
                """.formatted(line, program);
    }

    /// launchd.plist(5).
    private static String mac(List<String> command) {
        var words = command.stream()
                .map(word -> "    <string>" + word.replace("&", "&amp;").replace("<", "&lt;") + "</string>\n")
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>app.parley.Parley</string>
                  <key>ProgramArguments</key>
                  <array>
                %s    <string>--hidden</string>
                  </array>
                  <key>RunAtLoad</key>
                  <true/>
                </dict>
                </plist>
                """.formatted(words);
    }

    /// `start` opens no console of its own for a program with windows. A percent sign is doubled in a command file.
    private static String windows(List<String> command) {
        var line = command.stream()
                .map(word -> '"' + word.replace("%", "%%") + '"')
                .collect(Collectors.joining(" "));
        return "@echo off\r\nstart \"\" " + line + " --hidden\r\n";
    }
}
