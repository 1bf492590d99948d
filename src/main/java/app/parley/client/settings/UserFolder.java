package app.parley.client.settings;

import app.parley.machine.OperatingSystem;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this system's users expect a program to keep its data: the XDG base directory specification on Linux,
/// Apple's file system guide, Windows' roaming profile.
public final class UserFolder {
    private UserFolder() {}

    /// The data folder of a program that was not told another: the session, the messages and, of the embedded
    /// server, everything.
    public static Path standard() {
        return standard(OperatingSystem.current(), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path standard(OperatingSystem system, Map<String, String> environment, Path home) {
        if (system == OperatingSystem.WINDOWS) {
            return under(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"), "Parley");
        }
        if (system == OperatingSystem.MACOS) {
            return home.resolve("Library").resolve("Application Support").resolve("Parley");
        }
        return under(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"), "parley");
    }

    private static Path under(@Nullable String named, Path usual, String program) {
        // The XDG specification: a relative path is to be ignored.
        var base = named == null || named.isBlank() || !Path.of(named).isAbsolute() ? usual : Path.of(named);
        return base.resolve(program);
    }
}
