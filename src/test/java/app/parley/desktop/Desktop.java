package app.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/// A display (Xvfb with openbox) and a sound system (PulseAudio) of the test's own: two null sinks, `speaker`,
/// where programs play, and `voice`, which the microphone records. Everything started here ends with [#close].
final class Desktop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RATE = 48_000;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> environment;

    private Desktop(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /// Every window fills the screen, so that what is at which place does not depend on frames.
    private static final String FILLING = """
            <openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*">
            <decor>no</decor><maximized>yes</maximized><focus>yes</focus>
            </application></applications></openbox_config>
            """;

    /// Starts both; the display has the size of the window of a first start, and no frames around it.
    static Desktop start(Path folder) throws IOException {
        return start(folder, FILLING);
    }

    /// Starts both.
    ///
    /// @param windows openbox's configuration
    static Desktop start(Path folder, String windows) throws IOException {
        var socket = folder.resolve("pulse.sock");
        var display = folder.resolve("display");
        var desktop = new Desktop(folder, new HashMap<>(Map.of("PULSE_SERVER", "unix:" + socket)));
        var script = Files.writeString(folder.resolve("pulse.pa"), """
                load-module module-native-protocol-unix auth-anonymous=1 socket=%s
                load-module module-null-sink sink_name=speaker
                load-module module-null-sink sink_name=voice
                load-module module-remap-source master=voice.monitor source_name=microphone
                set-default-sink speaker
                set-default-source microphone
                """.formatted(socket));
        desktop.run(
                "pulseaudio",
                "-n",
                "--system=false",
                "--use-pid-file=no",
                "--exit-idle-time=-1",
                "--daemonize=no",
                "-F",
                script.toString());
        // Xvfb chooses a free number and writes it to the file descriptor 1.
        desktop.run(display, "Xvfb", "-displayfd", "1", "-screen", "0", "1200x780x24", "-nolisten", "tcp");
        until("the display", () -> number(display).isPresent());
        desktop.environment.put("DISPLAY", ":" + number(display).orElseThrow());
        var rules = Files.writeString(folder.resolve("openbox.xml"), windows);
        desktop.run("openbox", "--config-file", rules.toString());
        until("the sound system", () -> Files.exists(socket));
        return desktop;
    }

    /// The display's number, among complaints about numbers that others have.
    private static Optional<String> number(Path display) {
        var lines = read(display);
        return lines.lines()
                .filter(line -> lines.endsWith("\n") && line.matches("[0-9]+"))
                .findFirst();
    }

    /// What programs started from now on find in their environment.
    void set(String name, String value) {
        environment.put(name, value);
    }

    /// Starts a program on this desktop. What it prints goes to `output`.
    Process run(Path output, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        processes.add(process);
        return process;
    }

    Process run(String... command) throws IOException {
        return run(folder.resolve(command[0].replaceAll(".*/", "") + ".log"), command);
    }

    /// Does something with mouse and keyboard, as xdotool understands it.
    void hand(String... action) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(action));
        assertThat(run(command.toArray(String[]::new)).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    /// Lets a program stand still, as when its machine sleeps or its network is gone, until [#thaw].
    void freeze(Process process) throws IOException, InterruptedException {
        signal("STOP", process);
    }

    void thaw(Process process) throws IOException, InterruptedException {
        signal("CONT", process);
    }

    private void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(run("kill", "-" + name, Long.toString(process.pid())).waitFor())
                .isZero();
    }

    /// Writes what the display shows to a file.
    void photograph(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        assertThat(run("import", "-window", "root", file.toString()).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    /// Writes what the display shows to a file as soon as it shows `wanted`.
    void photograph(Path file, String what, Predicate<BufferedImage> wanted) {
        until(what, () -> {
            try {
                photograph(file);
                return wanted.test(ImageIO.read(file.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Speaks a tone into the microphone until the desktop is closed: in syllables, for the suppression of noise
    /// takes a steady one away within seconds, before a call on a busy machine has well begun.
    void speak(double hertz) throws IOException {
        var seconds = 300;
        var samples = ByteBuffer.allocate(2 * RATE * seconds).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < RATE * seconds; i++) {
            // Two and a half syllables a second, silent for a bit less than half of the time, without clicks.
            var loudness = Math.max(0, 0.2 + 0.8 * Math.sin(2 * Math.PI * 2.5 * i / RATE));
            samples.putShort((short) (12_000 * loudness * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
        var raw = Files.write(folder.resolve("tone.raw"), samples.array());
        run(
                "pacat",
                "--playback",
                "--device=voice",
                "--format=s16le",
                "--rate=" + RATE,
                "--channels=1",
                "--raw",
                raw.toString());
    }

    /// Two seconds of what the speaker plays now.
    short[] listen() throws IOException, InterruptedException {
        var raw = folder.resolve("heard.raw");
        var recorder = run(
                raw, "parec", "--device=speaker.monitor", "--format=s16le", "--rate=" + RATE, "--channels=1", "--raw");
        until("two seconds of sound", () -> raw.toFile().length() > 2L * 2 * RATE);
        recorder.destroy();
        recorder.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        var samples = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    static void until(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var process : processes.reversed()) {
            process.destroy();
            // What is asked to end and does not is killed; nobody needs to wait for that.
            process.onExit()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly())
                    .join();
        }
    }
}
