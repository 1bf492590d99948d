package app.parley.client.update.http;

import app.parley.client.update.Release;
import app.parley.client.update.Sha256;
import app.parley.client.update.UpdateFailure;
import app.parley.client.update.UpdateSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;

/// [UpdateSource] by HTTPS; by HTTP from this machine alone. What is not whole yet lies beside where it will
/// be, called by its checksum, so that a download goes on where it broke off and never with another file's
/// beginning.
public final class HttpUpdateSource implements UpdateSource, AutoCloseable {
    /// For the connection, and for the beginning of an answer: nobody waits for it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// A feed is some kilobytes for each release.
    private static final long LARGEST_FEED = 1 << 20;
    /// Between two words on how far it is.
    private static final int PIECE = 1 << 18;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Override
    public byte[] fetch(URI address) throws UpdateException, InterruptedException {
        try {
            var answer = http.send(
                    request(address).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_FEED));
            if (answer.statusCode() != 200) throw unreachable(answer);
            return answer.body();
        } catch (IOException e) {
            throw new UpdateException(UpdateFailure.UNREACHABLE, "the feed does not come", e);
        }
    }

    @Override
    public Path load(Release.Installer file, Path into, LongConsumer received)
            throws UpdateException, InterruptedException {
        var name = file.name();
        try {
            Files.createDirectories(into);
            var done = into.resolve(name);
            if (Files.exists(done)) {
                if (Sha256.of(done).equals(file.sha256())) return done;
                // Somebody's other file of this name stays as it is.
                done = into.resolve(file.sha256().substring(0, 8) + "-" + name);
            }
            var part = into.resolve(name + "." + file.sha256().substring(0, 8) + ".part");
            fetch(file, part, received);
            if (!Sha256.of(part).equals(file.sha256())) {
                Files.delete(part);
                throw new UpdateException(UpdateFailure.DAMAGED, "its checksum is another");
            }
            return Files.move(part, done, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UpdateException(UpdateFailure.NO_SPACE, "it cannot be written", e);
        }
    }

    /// Throws [IOException] for what is wrong on this side alone.
    private void fetch(Release.Installer file, Path part, LongConsumer received)
            throws UpdateException, InterruptedException, IOException {
        var here = Files.exists(part) ? Files.size(part) : 0;
        if (here == file.size()) return;
        var request = request(file.address());
        if (here > 0) request.header("Range", "bytes=" + here + "-");
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UpdateException(UpdateFailure.UNREACHABLE, "the file does not come", e);
        }
        try (var body = answer.body()) {
            switch (answer.statusCode()) {
                case 200 -> save(body, part, 0, file.size(), received);
                case 206 -> save(body, part, here, file.size(), received);
                case 416 -> {
                    // What is here is no beginning of what is there.
                    Files.deleteIfExists(part);
                    throw new UpdateException(UpdateFailure.DAMAGED, "there is no such part of it");
                }
                default -> throw unreachable(answer);
            }
        }
    }

    private static void save(InputStream body, Path part, long from, long size, LongConsumer received)
            throws UpdateException, InterruptedException, IOException {
        var at = from;
        try (var out = Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            received.accept(at);
            var told = at;
            var piece = new byte[PIECE];
            for (var read = next(body, piece); read >= 0; read = next(body, piece)) {
                at += read;
                if (at > size) break;
                out.write(piece, 0, read);
                if (at - told < PIECE && at < size) continue;
                told = at;
                received.accept(at);
            }
        }
        if (at > size) {
            Files.deleteIfExists(part);
            throw new UpdateException(UpdateFailure.DAMAGED, "it is longer than announced");
        }
        if (at < size) throw new UpdateException(UpdateFailure.UNREACHABLE, "it broke off after " + at + " bytes");
    }

    private static int next(InputStream body, byte[] piece) throws UpdateException, InterruptedException {
        try {
            var read = body.read(piece);
            if (Thread.interrupted()) throw new InterruptedException();
            return read;
        } catch (IOException e) {
            // An interrupt closes the stream, too.
            if (Thread.interrupted()) throw new InterruptedException();
            throw new UpdateException(UpdateFailure.UNREACHABLE, "it broke off", e);
        }
    }

    private static HttpRequest.Builder request(URI address) throws UpdateException {
        try {
            var local = "http".equals(address.getScheme())
                    && InetAddress.ofLiteral(address.getHost()).isLoopbackAddress();
            if (local || "https".equals(address.getScheme())) {
                return HttpRequest.newBuilder(address).timeout(PATIENCE);
            }
        } catch (IllegalArgumentException | NullPointerException noLiteral) {
            // A name, or no host at all.
        }
        throw new UpdateException(UpdateFailure.UNREACHABLE, "only https:// is asked: " + address.getScheme());
    }

    private static UpdateException unreachable(HttpResponse<?> answer) {
        return new UpdateException(UpdateFailure.UNREACHABLE, "the answer is " + answer.statusCode());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
