package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real TURN server, coturn, on loopback in a process of its own. Closed by the test.
public final class Coturn implements AutoCloseable {
    public static final String SECRET = "north-star";
    /// It starts in a fraction of a second.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Path output;
    private final int port;
    private final int tlsPort;

    private Coturn(Process process, Path output, int port, int tlsPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /// On a free port, with [#SECRET] shared, and lending relays to loopback peers, which it otherwise denies.
    public static Coturn start(Path folder) throws IOException, InterruptedException {
        return start(
                folder,
                List.of(
                        "-n",
                        "--use-auth-secret",
                        "--static-auth-secret=" + SECRET,
                        "--realm=parley.test",
                        "--allow-loopback-peers",
                        "--no-tls",
                        "--no-dtls"));
    }

    /// With a configuration file, which names neither addresses nor ports.
    public static Coturn withConfiguration(Path folder, Path file) throws IOException, InterruptedException {
        return start(folder, List.of("-c", file.toString()));
    }

    /// As clients are told of it, by UDP.
    public String url() {
        return "turn:127.0.0.1:" + port;
    }

    /// Where it speaks TLS, if its configuration has a certificate.
    public int tlsPort() {
        return tlsPort;
    }

    /// What it has printed so far.
    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Coturn start(Path folder, List<String> options) throws IOException, InterruptedException {
        var port = freePort();
        var tlsPort = freePort();
        var command =
                new ArrayList<>(List.of("turnserver", "--listening-port=" + port, "--tls-listening-port=" + tlsPort));
        command.addAll(List.of("--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", "--no-cli"));
        command.addAll(List.of("--log-file=stdout", "--simple-log", "--pidfile=" + folder.resolve("coturn.pid")));
        command.add("--db=" + folder.resolve("coturn.db"));
        command.addAll(options);
        var output = folder.resolve("coturn.log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("turnserver cannot be started: installers/prepare.sh --tests brings it", e);
        }
        var coturn = new Coturn(process, output, port, tlsPort);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!coturn.answers()) {
            if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                coturn.close();
                assertThat(coturn.output()).as("turnserver did not start").isEmpty();
            }
        }
        return coturn;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
