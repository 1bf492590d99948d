package app.parley.bench;

import app.parley.Exempt;
import app.parley.bench.WireSocket.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The official Socket.IO server on Node.js, doing the same relaying: the resource `relay/relay.js`.
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "a shutdown hook is a thread by its nature")
final class NodeServer implements BenchedServer {
    private static final List<String> FILES = List.of("relay.js", "package.json", "package-lock.json");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// For an installation from an empty cache over a slow line.
    private static final Duration INSTALLING = Duration.ofMinutes(5);

    private static final Pattern PORT = Pattern.compile("relay listening on (\\d+)");

    private final Process process;
    private final Thread atExit;
    private final int port;
    private final int users;

    private NodeServer(Process process, Path output, int users) throws IOException, InterruptedException {
        this.process = process;
        this.users = users;
        atExit = Thread.ofPlatform().name("parley-end-node").unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        port = awaitPort(process, output);
    }

    /// Brings the packages that it needs to the user's cache folder, once.
    ///
    /// @return where they are; empty, with the reason in `why`, when that cannot be done
    static Optional<Path> install(StringBuilder why) throws IOException, InterruptedException {
        var folder =
                Files.createDirectories(Path.of(System.getProperty("user.home"), ".cache", "parley", "bench-relay"));
        var installed = folder.resolve("node_modules").resolve("installed.json");
        for (var name : FILES) {
            try (var file = NodeServer.class.getResourceAsStream("relay/" + name)) {
                if (file == null) throw new IOException("the resource relay/" + name + " is missing");
                Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var lock = folder.resolve("package-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, lock) < 0) return Optional.of(folder);
        var log = folder.resolve("npm.log");
        try {
            var npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor(INSTALLING.toSeconds(), TimeUnit.SECONDS) && npm.exitValue() == 0) {
                Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(folder);
            }
            npm.destroyForcibly();
            why.append("npm could not install socket.io; see ").append(log);
        } catch (IOException e) {
            why.append("there is no npm here");
        }
        return Optional.empty();
    }

    /// Starts one. Its users are made up as they come.
    static NodeServer start(Path installed, Path folder, int users) throws IOException, InterruptedException {
        var output = Files.createDirectories(folder).resolve("node.log");
        var process = new ProcessBuilder("node", "--expose-gc", "relay.js")
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new NodeServer(process, output, users);
    }

    @Override
    public String name() {
        return "socket.io";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public List<Credentials> users() {
        return IntStream.range(0, users)
                .mapToObj(i -> new Credentials("token-" + i, "device-" + i, Integer.toString(i)))
                .toList();
    }

    @Override
    public List<String> calls(List<WireSocket> sockets, int count) {
        return IntStream.range(0, count).mapToObj(i -> "call-" + i).toList();
    }

    @Override
    public void collectGarbage() throws IOException, InterruptedException {
        // What asks for HTTP/2 is taken for a WebSocket by Engine.IO, and closed.
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gc"))
                    .timeout(PATIENCE)
                    .build();
            for (var twice = 0; twice < 2; twice++) http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // This process is ending: the hook runs already.
        }
    }

    private static int awaitPort(Process process, Path output) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = PORT.matcher(Files.readString(output));
            if (found.find()) return Integer.parseInt(found.group(1));
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("The Node server did not start: " + Files.readString(output));
            }
        }
    }
}
