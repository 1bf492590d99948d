package app.parley.client.files.http;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [FileTransfers] between this device and one server. Each transfer has a virtual thread, which waits.
public final class HttpFileTransfers implements FileTransfers, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpFileTransfers.class);
    /// The protocol's patience with an answer, here for the connection and for the answer's beginning.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// How long the server may take for a whole upload: an hour is a gigabyte at two megabits a second.
    private static final Duration UPLOAD = Duration.ofHours(1);
    /// How long a download may stand still: as long as a train is in a tunnel. What has come stays.
    private static final Duration STALL = Duration.ofSeconds(20);
    /// A description of an attachment is a few hundred bytes.
    private static final long LARGEST_ANSWER = 1 << 16;
    /// Between two words on how far it is.
    private static final int PIECE = 1 << 16;

    private final String server;
    private final String token;
    private final ExecutorService threads;
    private final Duration stall;
    private final HttpClient http;

    /// @param threads makes a virtual thread a transfer; the caller's
    public HttpFileTransfers(URI server, String token, ExecutorService threads) {
        this(server, token, threads, STALL);
    }

    /// @param stall how long a download may stand still
    HttpFileTransfers(URI server, String token, ExecutorService threads, Duration stall) {
        this.stall = stall;
        var base = server.toString();
        this.server = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.token = token;
        this.threads = threads;
        http = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Transfer<Attachment> upload(Path file, String name, String type, LongConsumer sent) {
        HttpRequest request;
        try {
            request = request("/api/attachments")
                    .timeout(UPLOAD)
                    .header("Content-Type", type)
                    .header(
                            "X-Filename",
                            URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                    .POST(new CountedFile(file, sent))
                    .build();
        } catch (IOException e) {
            return new Over<>(new Outcome.Failed<>(FileFailure.GONE));
        }
        return begin(
                BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER), request, HttpFileTransfers::uploaded);
    }

    @Override
    public Transfer<Path> download(AttachmentId attachment, long size, Path into, LongConsumer received) {
        var from = sizeOf(into);
        var request = request("/api/attachments/" + attachment).timeout(PATIENCE);
        if (from > 0) request.header("Range", "bytes=" + from + "-");
        return begin(
                BodyHandlers.ofInputStream(),
                request.GET().build(),
                response -> downloaded(response, from, size, into, received));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
    }

    private interface Reading<B, T> {
        Outcome<T> of(HttpResponse<B> response) throws IOException;
    }

    private <B, T> Transfer<T> begin(HttpResponse.BodyHandler<B> body, HttpRequest request, Reading<B, T> reading) {
        var outcome = new CompletableFuture<Outcome<T>>();
        var work = threads.submit(() -> {
            try {
                outcome.complete(reading.of(http.send(request, body)));
            } catch (InterruptedException _) {
                outcome.complete(new Outcome.Failed<>(FileFailure.CANCELLED));
            } catch (IOException | ProtocolException e) {
                outcome.complete(new Outcome.Failed<>(failure(e)));
            } catch (RuntimeException e) {
                log.error("a file's transfer broke", e);
                outcome.complete(new Outcome.Failed<>(FileFailure.REFUSED));
            }
        });
        return new Transfer<>() {
            @Override
            public CompletableFuture<Outcome<T>> outcome() {
                return outcome;
            }

            @Override
            public void cancel() {
                outcome.complete(new Outcome.Failed<>(FileFailure.CANCELLED));
                work.cancel(true);
            }
        };
    }

    private static Outcome<Attachment> uploaded(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) return new Outcome.Failed<>(refusal(response.statusCode()));
        return new Outcome.Done<>(ProtocolJson.read(Attachment.class, response.body()));
    }

    private Outcome<Path> downloaded(
            HttpResponse<InputStream> response, long from, long size, Path into, LongConsumer received)
            throws IOException {
        try (var body = response.body()) {
            var status = response.statusCode();
            if (status / 100 != 2) {
                // What is here of it is not the beginning of what is there.
                if (status == 416) Files.deleteIfExists(into);
                return new Outcome.Failed<>(status == 416 ? FileFailure.DAMAGED : refusal(status));
            }
            var at = status == 206 ? from : 0;
            var options = new StandardOpenOption[] {
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                at > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING
            };
            try (var out = open(into, options);
                    var watch = StallWatch.begin(body, stall, threads)) {
                var piece = new byte[PIECE];
                for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                    watch.moved();
                    at += read;
                    if (at > size) return new Outcome.Failed<>(FileFailure.DAMAGED);
                    try {
                        out.write(piece, 0, read);
                    } catch (IOException e) {
                        throw new UnwritableException(e);
                    }
                    received.accept(at);
                }
            }
            return at == size ? new Outcome.Done<>(into) : new Outcome.Failed<>(FileFailure.UNREACHABLE);
        }
    }

    private static OutputStream open(Path into, StandardOpenOption... options) throws IOException {
        try {
            return Files.newOutputStream(into, options);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    /// This side cannot write.
    private static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1;

        UnwritableException(IOException cause) {
            super(cause);
        }
    }

    private static FileFailure failure(Throwable e) {
        return switch (e) {
            case UnwritableException _ -> FileFailure.NO_SPACE;
            case NoSuchFileException _ -> FileFailure.GONE;
            case ProtocolException _ -> FileFailure.REFUSED;
            case CompletionException wrapped when wrapped.getCause() != null -> failure(wrapped.getCause());
            default -> {
                log.debug("a file's transfer was lost", e);
                yield FileFailure.UNREACHABLE;
            }
        };
    }

    private static FileFailure refusal(int status) {
        return switch (status) {
            case 404 -> FileFailure.GONE;
            case 413 -> FileFailure.TOO_LARGE;
            case 429, 503 -> FileFailure.BUSY;
            case 502, 504 -> FileFailure.UNREACHABLE;
            default -> FileFailure.REFUSED;
        };
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException none) {
            return 0;
        }
    }

    /// One that did not begin.
    private record Over<T>(Outcome<T> what) implements Transfer<T> {
        @Override
        public CompletableFuture<Outcome<T>> outcome() {
            return CompletableFuture.completedFuture(what);
        }

        @Override
        public void cancel() {}
    }
}
