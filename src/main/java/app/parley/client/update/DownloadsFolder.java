package app.parley.client.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/// Where this system's users expect what they download: `Downloads` in their home, on Linux the folder that
/// `user-dirs.dirs` names (xdg-user-dirs). Blocks.
public final class DownloadsFolder {
    private static final Pattern NAMED = Pattern.compile("(?m)^XDG_DOWNLOAD_DIR=\"(\\$HOME/|/)(.*)\"$");

    private DownloadsFolder() {}

    public static Path standard() {
        return standard(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path standard(Map<String, String> environment, Path home) {
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var names = (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("user-dirs.dirs");
        try {
            var named = NAMED.matcher(Files.readString(names, StandardCharsets.UTF_8));
            if (named.find()) return (named.group(1).equals("/") ? Path.of("/") : home).resolve(named.group(2));
        } catch (IOException notThere) {
            // Other systems, and a Linux without a desktop.
        }
        return home.resolve("Downloads");
    }
}
