package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.SoundSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A PulseAudio of the test's own at `PULSE_SERVER`, with a speaker that nobody hears and a microphone into which a
/// tone is played.
final class PulseServer implements AutoCloseable {
    /// Longer than all tests that use it.
    private static final int SECONDS = 120;

    private final Process server;
    private final Process player;

    /// @param directory for its files; removed by whoever owns it
    PulseServer(Path directory, double frequency) throws IOException {
        var socket = Path.of(named().replaceFirst("^unix:", ""));
        Files.createDirectories(socket.getParent());
        Files.deleteIfExists(socket);
        var script = directory.resolve("pulse.pa");
        Files.write(
                script,
                List.of(
                        "load-module module-null-sink sink_name=speaker",
                        "load-module module-null-sink sink_name=cable",
                        "load-module module-remap-source source_name=microphone master=cable.monitor",
                        "set-default-sink speaker",
                        "set-default-source microphone",
                        "load-module module-native-protocol-unix auth-anonymous=1 socket=" + socket));
        server = start(
                directory,
                "pulseaudio",
                "-n",
                "--system=false",
                "--use-pid-file=no",
                "--exit-idle-time=-1",
                "--daemonize=no",
                "-F",
                script.toString());
        for (var tries = 0; !SoundSystem.present(); tries++) {
            assertThat(tries).as("pulseaudio did not start").isLessThan(250);
            pause();
        }
        var tone = tone(directory, frequency);
        player = start(
                directory,
                "paplay",
                "--raw",
                "--format=s16le",
                "--rate=48000",
                "--channels=1",
                "--device=cable",
                tone.toString());
    }

    /// Whether this machine has what it takes.
    static boolean isInstalled() {
        return isOnPath("pulseaudio") && isOnPath("paplay") && named().startsWith("unix:");
    }

    private static boolean isOnPath(String program) {
        return List.of(environment("PATH").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String named() {
        return environment("PULSE_SERVER");
    }

    private static String environment(String name) {
        @Nullable String value = System.getenv(name);
        return value == null ? "" : value;
    }

    private static Process start(Path directory, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
        return builder.redirectOutput(directory.resolve(command[0] + ".log").toFile())
                .start();
    }

    private static Path tone(Path directory, double frequency) throws IOException {
        var file = directory.resolve("tone.raw");
        var source = new SineTone(frequency);
        var samples = new short[SoundSource.PIECE];
        var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var piece = 0; piece < SECONDS * 100; piece++) {
                source.next(samples);
                bytes.asShortBuffer().put(samples);
                out.write(bytes.array());
            }
        }
        return file;
    }

    private static void pause() {
        try {
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var process : List.of(player, server)) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
