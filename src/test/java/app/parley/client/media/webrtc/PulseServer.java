package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.pulse.SoundSystem;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.ToneMeter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A PulseAudio of the test's own at `PULSE_SERVER`, with a speaker that nobody hears and a microphone into which a
/// tone is played.
final class PulseServer implements AutoCloseable {
    /// Longer than all tests that use it.
    private static final int SECONDS = 120;

    private final Path directory;
    private final Process server;
    private final List<Process> clients = new ArrayList<>();

    /// @param directory for its files; removed by whoever owns it
    PulseServer(Path directory, double frequency) throws IOException {
        this.directory = directory;
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
        playTone("cable", frequency);
    }

    /// A microphone more, with a tone in it.
    ///
    /// @param channels how many it has; the tone is in all of them
    void plugInMicrophone(String name, double frequency, int channels) throws IOException {
        var cable = "cable-" + name;
        if (!ask("list", "short", "sinks").contains(cable)) {
            ask("load-module", "module-null-sink", "sink_name=" + cable, "channels=" + channels);
            playTone(cable, frequency);
        }
        ask(
                "load-module",
                "module-remap-source",
                "source_name=" + name,
                "master=" + cable + ".monitor",
                "source_properties=device.description=" + name);
    }

    /// A speaker more.
    void plugInSpeaker(String name, int channels) throws IOException {
        ask(
                "load-module",
                "module-null-sink",
                "sink_name=" + name,
                "channels=" + channels,
                "sink_properties=device.description=" + name);
    }

    /// Takes away a microphone or speaker.
    void unplug(String name) throws IOException {
        for (var module : ask("list", "short", "modules").split("\n")) {
            if (module.contains("_name=" + name + " ") || module.contains("_name=" + name + "\t")) {
                ask("unload-module", module.split("\t")[0]);
            }
        }
    }

    /// Hears what a speaker plays, until the server's end.
    ToneMeter hear(String speaker) throws IOException {
        var recorder = new ProcessBuilder(
                        "parec",
                        "--raw",
                        "--rate=48000",
                        "--format=s16le",
                        "--channels=1",
                        "--latency-msec=20",
                        "--device=" + speaker + ".monitor")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        clients.add(recorder);
        var meter = new ToneMeter();
        Thread.ofVirtual().start(() -> {
            var samples = new short[SoundSource.PIECE];
            try (var in = recorder.getInputStream()) {
                for (var bytes = in.readNBytes(2 * samples.length); bytes.length > 0; ) {
                    ByteBuffer.wrap(bytes)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asShortBuffer()
                            .get(samples, 0, bytes.length / 2);
                    meter.heard(samples, SoundSource.SAMPLE_RATE, 1);
                    bytes = in.readNBytes(2 * samples.length);
                }
            } catch (IOException ended) {
                // With the server.
            }
        });
        return meter;
    }

    /// Asks `pactl`, and returns what it says.
    String ask(String... words) throws IOException {
        var command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void playTone(String sink, double frequency) throws IOException {
        clients.add(start(
                directory,
                "paplay",
                "--raw",
                "--format=s16le",
                "--rate=48000",
                "--channels=1",
                "--device=" + sink,
                tone(directory, frequency).toString()));
    }

    /// Whether this machine has what it takes.
    static boolean isInstalled() {
        return isOnPath("pulseaudio")
                && isOnPath("paplay")
                && isOnPath("parec")
                && isOnPath("pactl")
                && named().startsWith("unix:");
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
        var file = directory.resolve("tone-" + frequency + ".raw");
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
        clients.add(server);
        for (var process : clients) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
