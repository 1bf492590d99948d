package app.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How large a process is at this moment, as Linux tells it.
///
/// @param residentKb the memory that it has in use, KiB
public record ProcessSize(int threads, long residentKb) {

    /// Empty on a system that has no `/proc`.
    public static Optional<ProcessSize> of(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) return Optional.empty();
        try {
            var lines = Files.readAllLines(status);
            return Optional.of(new ProcessSize((int) figure(lines, "Threads:"), figure(lines, "VmRSS:")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long figure(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
