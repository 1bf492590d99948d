package app.parley.client.media.pulse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How libpulse, by which the media library records and plays on Linux, is set up in this process: as the user has
/// it, but without memory that it shares with the sound server. When a server ends while a piece of such memory is
/// being read, libpulse waits for the reader, and the reader for libpulse, for ever; the one thread that all media
/// run on would wait with them.
public final class PulseClientConfig {
    private static final Logger log = LoggerFactory.getLogger(PulseClientConfig.class);
    /// Names the file that libpulse reads instead of the others (its client.conf's manual).
    private static final String VARIABLE = "PULSE_CLIENTCONFIG";

    private static boolean applied;

    private PulseClientConfig() {}

    /// Sets libpulse up, where it is used. Works once; before the first connection.
    public static synchronized void apply() {
        if (applied || !SoundSystem.isPulse()) return;
        applied = true;
        try {
            var file = Files.createTempFile("parley-pulse", ".conf");
            file.toFile().deleteOnExit();
            Files.write(file, lines(places(System.getenv(), Path.of(System.getProperty("user.home")))));
            setVariable(file.toString());
        } catch (IOException | RuntimeException e) {
            log.warn("the sound library shares memory with its server", e);
        }
    }

    /// Where libpulse looks, in its order; the first that is there counts.
    static List<Path> places(Map<String, String> environment, Path home) {
        var places = new ArrayList<Path>();
        var chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isEmpty()) places.add(Path.of(chosen));
        var folder = environment.getOrDefault("PULSE_CONFIG_PATH", "");
        if (!folder.isEmpty()) places.add(Path.of(folder, "client.conf"));
        places.add(home.resolve(".pulse/client.conf"));
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        places.add((config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("pulse/client.conf"));
        places.add(Path.of("/etc/pulse/client.conf"));
        return places;
    }

    /// What is to be read: all that would be read without it, and then our own.
    static List<String> lines(List<Path> places) throws IOException {
        var lines = new ArrayList<String>();
        for (var place : places) {
            if (!Files.isReadable(place)) continue;
            lines.add(".include " + place);
            // What belongs to a file is read with it, but not when that is included.
            var more = place.resolveSibling(place.getFileName() + ".d");
            if (Files.isDirectory(more)) {
                try (Stream<Path> all = Files.list(more)) {
                    all.filter(one -> one.toString().endsWith(".conf"))
                            .sorted()
                            .forEach(one -> lines.add(".include " + one));
                }
            }
            break;
        }
        lines.add("enable-shm = no");
        return lines;
    }

    /// For native code alone: to the JDK the environment is as it was at the start.
    @SuppressWarnings("restricted") // native access is granted to the program by its start
    private static void setVariable(String value) {
        var linker = Linker.nativeLinker();
        try (var arena = Arena.ofConfined()) {
            var set = linker.downcallHandle(
                    linker.defaultLookup().find("setenv").orElseThrow(),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
            var failed = (int) set.invoke(arena.allocateFrom(VARIABLE), arena.allocateFrom(value), 1);
            if (failed != 0) throw new IllegalStateException("setenv failed");
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
