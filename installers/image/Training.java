import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Trains the AOT cache (JEP 483, 514, 515): runs the program on the image's own Java machine to see which classes it
/// loads and which methods are busy, then writes them down, linked. In two steps, because the second needs no display
/// and the one-step form starts the program's Java machine a second time behind its back.
final class Training {
    private static final long PATIENCE_MINUTES = 10;

    /// Else every class that cannot be kept is told of.
    private static final String QUIET = " -Xlog:disable -Xlog:all=error";

    private Training() {}

    static List<String> words(String options) {
        return Arrays.stream(options.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /// Trains with the image's own Java machine, as the Linux launcher starts it.
    static void run(Path image, List<String> jvm, List<String> arguments) throws IOException, InterruptedException {
        var home = image.toAbsolutePath().normalize();
        var command = new ArrayList<String>();
        command.add(home.resolve("runtime").resolve("bin").resolve("java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-Dparley.home=" + home, "-cp", home.resolve("lib").resolve("parley.jar").toString()));
        command.add("app.parley.Parley");
        train(command, home.resolve("lib").resolve("parley.aot"), arguments);
    }

    /// Trains with a launcher that jpackage made, which takes no options for its Java machine.
    static void launch(Path launcher, Path cache, List<String> arguments) throws IOException, InterruptedException {
        train(List.of(launcher.toAbsolutePath().toString()), cache.toAbsolutePath(), arguments);
    }

    private static void train(List<String> program, Path cache, List<String> arguments)
            throws IOException, InterruptedException {
        var configuration = Files.createTempFile("parley", ".aotconf");
        Files.deleteIfExists(cache);
        try {
            var seen = start(program, "-XX:AOTMode=record -XX:AOTConfiguration=" + configuration + QUIET, arguments);
            if (seen != 0) throw new IllegalStateException("the training run ended with " + seen);
            var create = "-XX:AOTMode=create -XX:AOTConfiguration=" + configuration + " -XX:AOTCache=" + cache + QUIET;
            var written = start(program, create, List.of());
            if (written != 0 || !Files.exists(cache)) throw new IllegalStateException("no cache was written");
        } finally {
            Files.deleteIfExists(configuration);
        }
        System.out.println("AOT cache: " + (Files.size(cache) >> 20) + " MiB");
    }

    /// @param mode options for the Java machine, which it takes from its environment, whoever starts it
    private static int start(List<String> program, String mode, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_TOOL_OPTIONS", mode);
        var process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the training run does not end");
        }
        return process.exitValue();
    }
}
