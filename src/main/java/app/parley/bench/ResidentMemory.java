package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What the system gives a process. Safe on every thread.
final class ResidentMemory {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private ResidentMemory() {}

    /// KiB of memory; empty where the system does not tell (other than on Linux).
    static OptionalLong kib(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) return OptionalLong.empty();
        var found = RESIDENT.matcher(Files.readString(status));
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }
}
