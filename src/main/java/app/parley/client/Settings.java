package app.parley.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What this device remembers of its user's choices, in `settings.properties` of the data folder: a file that a
/// person may read and write. Nothing secret. Loading and saving block; saving keeps entries that it does not know.
///
/// @param folder the data folder: the session, the messages and, of the embedded server, everything
/// @param server the server that was used last, null for the embedded one
public record Settings(Path folder, @Nullable URI server) {
    private static final String FILE = "settings.properties";
    private static final String SERVER = "server";

    /// The settings in `folder`; those of a first start where there are none.
    public static Settings load(Path folder) {
        return new Settings(
                folder,
                Optional.ofNullable(read(folder).getProperty(SERVER))
                        .flatMap(Settings::uri)
                        .orElse(null));
    }

    public Settings withServer(@Nullable URI chosen) {
        return new Settings(folder, chosen);
    }

    /// Writes them, making the folder when it is missing.
    public void save() {
        var values = read(folder);
        if (server == null) {
            values.remove(SERVER);
        } else {
            values.setProperty(SERVER, server.toString());
        }
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, FILE, ".new");
            try {
                try (var out = Files.newBufferedWriter(fresh)) {
                    values.store(out, "Parley");
                }
                Files.move(
                        fresh,
                        folder.resolve(FILE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where this system's users expect a program to keep its data: the XDG base directory specification on Linux,
    /// Apple's file system guide, Windows' roaming profile.
    public static Path defaultFolder() {
        return defaultFolder(
                System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path defaultFolder(String system, Map<String, String> environment, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return under(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"), "Parley");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Parley");
        }
        return under(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"), "parley");
    }

    private static Path under(@Nullable String named, Path usual, String program) {
        // The XDG specification: a relative path is to be ignored.
        var base = named == null || named.isBlank() || !Path.of(named).isAbsolute() ? usual : Path.of(named);
        return base.resolve(program);
    }

    private static Properties read(Path folder) {
        var values = new Properties();
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) return values;
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static Optional<URI> uri(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(URI.create(text.strip()));
        } catch (IllegalArgumentException typedByHand) {
            return Optional.empty();
        }
    }
}
