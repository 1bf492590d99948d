import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the image that every package is made of, on the system that it is for: the libraries with this system's native
/// code alone, a Java machine with the modules that are used, the licences of all that is in it, and the AOT cache. Run
/// by the scripts beside this folder, with the JDK that the image is to have, and nothing else:
///
///     java installers/image/Image.java make  --program DIR --bom FILE --licences DIR --modules FILE --image DIR
///     java installers/image/Image.java train --image DIR --jvm OPTIONS -- COMMAND…
///     java installers/image/Image.java train --launcher FILE --cache FILE -- COMMAND…
///     java installers/image/Image.java settle --image DIR
///
/// `make` lays out `lib/`, `runtime/` and `THIRD-PARTY.txt`; `train` runs the program to learn what it loads and leaves
/// `lib/parley.aot`; `settle` gives every file the time of SOURCE_DATE_EPOCH, which is what the cache knows the jars by,
/// so it comes before `train` too.
public final class Image {
    private Image() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) throw new IllegalArgumentException("make, train or settle");
        var options = new HashMap<String, String>();
        var at = 1;
        for (; at + 1 < args.length && !args[at].equals("--"); at += 2) options.put(args[at], args[at + 1]);
        var rest = List.of(args).subList(Math.min(at + 1, args.length), args.length);
        switch (args[0]) {
            case "make" -> make(options, Path.of(wanted(options, "--image")));
            case "train" -> train(options, rest);
            case "settle" -> settle(Path.of(wanted(options, "--image")));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void make(Map<String, String> options, Path image) throws IOException, InterruptedException {
        var program = Path.of(wanted(options, "--program"));
        delete(image);
        var libraries = image.resolve("lib");
        var platform = Platform.here();
        Jars.slim(program.resolve("lib"), libraries, platform);
        var javafx = Files.createTempDirectory("parley-javafx");
        try {
            var natives = Jars.modules(program.resolve("lib").resolve("javafx"), javafx);
            Runtimes.link(libraries, javafx, Path.of(wanted(options, "--modules")), image.resolve("runtime"));
            for (var one : natives.entrySet()) {
                var target = image.resolve("runtime").resolve(platform.nativeFolder()).resolve(one.getKey());
                Files.write(target, one.getValue());
                target.toFile().setExecutable(true, false);
            }
        } finally {
            delete(javafx);
        }
        Licences.write(
                Path.of(wanted(options, "--bom")),
                libraries,
                Path.of(wanted(options, "--licences")),
                image.resolve("THIRD-PARTY.txt"));
        settle(image);
    }

    private static void train(Map<String, String> options, List<String> arguments)
            throws IOException, InterruptedException {
        var launcher = options.get("--launcher");
        if (launcher != null) Training.launch(Path.of(launcher), Path.of(wanted(options, "--cache")), arguments);
        else Training.run(Path.of(wanted(options, "--image")), Training.words(wanted(options, "--jvm")), arguments);
    }

    /// The time of the sources: what is built twice is the same twice.
    static Instant epoch() {
        var seconds = System.getenv("SOURCE_DATE_EPOCH");
        if (seconds == null) throw new IllegalStateException("SOURCE_DATE_EPOCH is not set");
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static void settle(Path image) throws IOException {
        var time = FileTime.from(epoch());
        try (Stream<Path> files = Files.walk(image)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isSymbolicLink(file)) Files.setLastModifiedTime(file, time);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                // What jlink leaves read-only cannot be deleted on Windows.
                file.toFile().setWritable(true);
                Files.deleteIfExists(file);
            }
        }
    }

    private static String wanted(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }
}
