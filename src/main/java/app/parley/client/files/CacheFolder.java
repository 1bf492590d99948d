package app.parley.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of files that were brought here: whole ones, and beginnings called `.part`. What was not asked for in
/// the longest time goes first. Used on threads that may block.
public final class CacheFolder {
    private static final Logger log = LoggerFactory.getLogger(CacheFolder.class);
    private static final String PART = ".part";

    private final Path folder;
    private final long bound;
    private final Clock clock;

    private record Kept(Path file, long size, FileTime touched) {}

    /// @param bound most bytes in it, when nothing is in use
    public CacheFolder(Path folder, long bound, Clock clock) {
        this.folder = folder;
        this.bound = bound;
        this.clock = clock;
    }

    Path whole(String key) {
        return folder.resolve(key);
    }

    boolean has(String key) {
        return Files.isRegularFile(whole(key));
    }

    /// Where its beginning is, or is to be.
    Path part(String key) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(key + PART);
    }

    long received(String key) {
        try {
            return Files.size(folder.resolve(key + PART));
        } catch (IOException none) {
            return 0;
        }
    }

    Path complete(String key) throws IOException {
        var whole = Files.move(part(key), whole(key), StandardCopyOption.REPLACE_EXISTING);
        touch(key);
        return whole;
    }

    /// It was asked for just now.
    void touch(String key) {
        try {
            Files.setLastModifiedTime(whole(key), FileTime.from(clock.instant()));
        } catch (IOException e) {
            log.debug("when a file was asked for is not kept", e);
        }
    }

    /// Deletes what is not what it should be; the beginning of a file is left.
    void deleteWhole(String key) {
        delete(whole(key));
    }

    void deletePart(String key) {
        delete(folder.resolve(key + PART));
    }

    /// Deletes until the bound is kept.
    ///
    /// @param inUse what stays
    void trim(Collection<String> inUse) {
        try (var files = Files.list(folder)) {
            var all = new ArrayList<Kept>();
            for (var file : files.toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                all.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
            }
            all.sort(Comparator.comparing(Kept::touched));
            trim(all, inUse);
        } catch (IOException e) {
            log.warn("the folder of files that were brought here cannot be tidied", e);
        }
    }

    private void trim(List<Kept> oldestFirst, Collection<String> inUse) {
        var size = oldestFirst.stream().mapToLong(Kept::size).sum();
        for (var kept : oldestFirst) {
            if (size <= bound) return;
            var name = kept.file.getFileName().toString();
            if (inUse.contains(name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name)) continue;
            delete(kept.file);
            size -= kept.size;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("a file that was brought here stays", e);
        }
    }
}
