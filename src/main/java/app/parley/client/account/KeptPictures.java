package app.parley.client.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// People's pictures as files of the data folder, so that a start shows them without the network. Never more than
/// [#MOST]: the one that was fetched first goes. What cannot be kept is fetched again. Any thread; blocks.
final class KeptPictures {
    private static final Logger log = LoggerFactory.getLogger(KeptPictures.class);
    /// Of some 50 KiB each, as clients make them: 50 MiB.
    static final int MOST = 1000;

    private final Path folder;

    /// @param folder of its own; made when it is missing
    KeptPictures(Path folder) {
        this.folder = folder;
    }

    /// @param name says which for ever: a file of the server never changes
    Optional<byte[]> find(String name) {
        try {
            var file = file(name);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            log.debug("a picture cannot be read", e);
            return Optional.empty();
        }
    }

    void keep(String name, byte[] picture) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "fresh", ".new");
            try {
                Files.write(fresh, picture);
                Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            bound();
        } catch (IOException e) {
            log.debug("a picture cannot be kept", e);
        }
    }

    private synchronized void bound() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.toList();
            if (all.size() <= MOST) return;
            for (var oldest : all.stream()
                    .sorted(Comparator.comparingLong(KeptPictures::age))
                    .limit(all.size() - MOST)
                    .toList()) Files.deleteIfExists(oldest);
        }
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    private Path file(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
