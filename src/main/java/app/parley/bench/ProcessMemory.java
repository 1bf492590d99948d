package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a program and all that it has started hold in memory, as Linux counts it. A value.
///
/// @param pssKib proportional set size: a page that several processes share is counted in parts
/// @param rssKib resident set size: it is counted in each
record ProcessMemory(long pssKib, long rssKib) {
    /// Blocks.
    static ProcessMemory of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> one(one.pid()).stream())
                .reduce(new ProcessMemory(0, 0), (a, b) -> new ProcessMemory(a.pssKib + b.pssKib, a.rssKib + b.rssKib));
    }

    /// What one process holds, its children left out, KiB; empty where the system does not tell (other than on
    /// Linux). Blocks.
    static OptionalLong residentKib(ProcessHandle process) {
        return one(process.pid()).stream().mapToLong(ProcessMemory::rssKib).findFirst();
    }

    /// Empty for a process that has just ended, and on other systems.
    private static Optional<ProcessMemory> one(long pid) {
        try {
            var lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
            return Optional.of(new ProcessMemory(figure(lines, "Pss:"), figure(lines, "Rss:")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static long figure(Iterable<String> lines, String name) {
        for (var line : lines) {
            if (line.startsWith(name)) return Long.parseLong(line.replaceAll("\\D", ""));
        }
        return 0;
    }
}
