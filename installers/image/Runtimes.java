import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Links the Java machine of the image: JavaFX and the modules that the libraries use, found by jdeps, and those that
/// only show when the program runs, named in a file.
final class Runtimes {
    /// What is kept of `bin`: the program starts itself again (Echo, the demo), and the launcher needs one.
    private static final Set<String> COMMANDS = Set.of("java", "java.exe", "javaw.exe");

    private Runtimes() {}

    static void link(Path libraries, Path javafx, Path named, Path runtime) throws IOException, InterruptedException {
        var modules = new TreeSet<String>();
        for (var line : Files.readAllLines(named)) {
            var module = line.replaceAll("#.*", "").strip();
            if (!module.isEmpty()) modules.add(module);
        }
        modules.addAll(used(libraries, javafx));
        System.out.println("modules: " + String.join(" ", modules));
        Image.delete(runtime);
        run(
                "jlink",
                List.of(
                        "--module-path",
                        javafx.toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--include-locales",
                        "en,de,fr,es,zh,ar",
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        runtime.toString()));
        try (Stream<Path> files = Files.list(runtime.resolve("bin"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                // On Windows the libraries are beside the commands.
                if (!name.endsWith(".dll") && Files.isRegularFile(file) && !COMMANDS.contains(name)) Files.delete(file);
            }
        }
    }

    /// What the libraries' classes refer to. All of them in one jar, because among modules jdeps insists on every one
    /// that a library would want if it were one.
    private static Set<String> used(Path libraries, Path javafx) throws IOException {
        var all = Files.createTempFile("parley", ".jar");
        try {
            Jars.classes(Jars.jars(libraries), all);
            var words = run(
                            "jdeps",
                            List.of(
                                    "--ignore-missing-deps",
                                    "--print-module-deps",
                                    "--module-path",
                                    javafx.toString(),
                                    all.toString()))
                    .strip();
            // The last line is the list; what stands before are complaints.
            return Set.of(words.substring(words.lastIndexOf('\n') + 1).strip().split(","));
        } finally {
            Files.delete(all);
        }
    }

    private static String run(String tool, List<String> arguments) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        var code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
        if (code != 0) throw new IllegalStateException(tool + " failed: " + said);
        return said.toString();
    }
}
