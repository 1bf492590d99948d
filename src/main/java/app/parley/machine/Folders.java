package app.parley.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// What the JDK does not do with folders by itself. Blocks.
public final class Folders {
    private Folders() {}

    /// Deletes a folder that is ours with all that is in it, if it is there.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
