package app.parley.architecture;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How every source of this project is laid out. `mvn test-compile exec:exec@format` rewrites the files;
/// [FormatTest] checks them.
///
/// Not a build plugin, because a formatter parses with the compiler of the JDK it runs on, and Maven itself may
/// run on an older one than the language level of the sources.
public final class Format {
    private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/test/java"));

    /// Under the formatter's own width of 120, at which it begins to break comments.
    private static final int COLUMNS = 116;

    private Format() {}

    public static void main(String[] args) throws IOException, FormatterException {
        for (var file : sources()) {
            var text = Files.readString(file);
            var formatted = format(text);
            if (!formatted.equals(text)) {
                Files.writeString(file, formatted);
                System.out.println("formatted " + file);
            }
        }
    }

    static List<Path> sources() throws IOException {
        var files = Stream.<Path>builder();
        for (var root : ROOTS) {
            try (var walk = Files.walk(root)) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files);
            }
        }
        return files.build().sorted().toList();
    }

    static String format(String source) throws FormatterException {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var tidied = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(wrapDocs(source)), JavaFormatterOptions.Style.PALANTIR);
        return formatter.formatSource(tidied);
    }

    /// Breaks `///` lines that are too long. The formatter does so too, but loses the slashes of some.
    private static String wrapDocs(String source) {
        var wrapped = new StringBuilder();
        for (var line : source.split("\n", -1)) {
            var rest = line;
            while (rest.length() > COLUMNS && rest.stripLeading().startsWith("/// ")) {
                var slashes = rest.indexOf("/// ");
                var breakAt = rest.lastIndexOf(' ', COLUMNS);
                if (breakAt <= slashes + 3) break;
                wrapped.append(rest, 0, breakAt).append('\n');
                rest = rest.substring(0, slashes) + "/// " + rest.substring(breakAt + 1);
            }
            wrapped.append(rest).append('\n');
        }
        wrapped.setLength(wrapped.length() - 1);
        return wrapped.toString();
    }
}
