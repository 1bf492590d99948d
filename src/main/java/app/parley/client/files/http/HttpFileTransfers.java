package app.parley.client.files.http;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers;
import app.parley.client.http.PartialDownload;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    /// A description of an attachment is a few hundred bytes.
    private static final long LARGEST_ANSWER = 1 << 16;

    private final String server;
    private final String token;
    private final ExecutorService threads;
    private final HttpClient http;

    /// @param threads makes a virtual thread a transfer; the caller's
    public HttpFileTransfers(URI server, String token, ExecutorService threads) {
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
        var download = new PartialDownload(into, size);
        var request = request("/api/attachments/" + attachment).timeout(PATIENCE);
        try {
            download.askForRest(request);
        } catch (IOException e) {
            return new Over<>(new Outcome.Failed<>(FileFailure.GONE));
        }
        return begin(
                BodyHandlers.ofInputStream(),
                request.GET().build(),
                response -> downloaded(response, download, into, received));
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

    private static Outcome<Path> downloaded(
            HttpResponse<InputStream> response, PartialDownload download, Path into, LongConsumer received)
            throws IOException {
        if (!PartialDownload.isAnswer(response.statusCode())) {
            response.body().close();
            return new Outcome.Failed<>(refusal(response.statusCode()));
        }
        return switch (download.take(response, received)) {
            case WHOLE -> new Outcome.Done<>(into);
            case CUT_SHORT -> new Outcome.Failed<>(FileFailure.UNREACHABLE);
            case ANOTHER_FILE -> new Outcome.Failed<>(FileFailure.DAMAGED);
        };
    }

    private static FileFailure failure(Throwable e) {
        return switch (e) {
            case PartialDownload.UnwritableException _ -> FileFailure.NO_SPACE;
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
