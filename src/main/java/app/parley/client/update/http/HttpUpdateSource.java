package app.parley.client.update.http;

import app.parley.client.files.Sha256;
import app.parley.client.http.PartialDownload;
import app.parley.client.update.Release;
import app.parley.client.update.UpdateFailure;
import app.parley.client.update.UpdateSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private void fetch(Release.Installer file, Path part, LongConsumer received)
            throws UpdateException, InterruptedException, IOException {
        var download = new PartialDownload(part, file.size());
        if (download.here() == file.size()) return;
        var request = request(file.address());
        download.askForRest(request);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            if (!PartialDownload.isAnswer(answer.statusCode())) {
                answer.body().close();
                throw unreachable(answer);
            }
            switch (download.take(answer, received)) {
                case WHOLE -> {}
                case CUT_SHORT -> throw new UpdateException(UpdateFailure.UNREACHABLE, "it broke off");
                case ANOTHER_FILE -> throw new UpdateException(UpdateFailure.DAMAGED, "it is not as long as announced");
            }
        } catch (IOException e) {
            // An interrupt ends reading and writing by its own exceptions.
            if (Thread.interrupted()) throw new InterruptedException();
            if (e instanceof PartialDownload.UnwritableException) throw e;
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
