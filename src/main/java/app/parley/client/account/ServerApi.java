package app.parley.client.account;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the HTTP API of one server and turns whatever comes back into a [Reply]. Any thread; it waits on virtual
/// threads.
final class ServerApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerApi.class);
    /// The protocol's patience with an answer over a socket; a password is hashed in a tenth of a second.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Far more than any answer of the API: 20 users or some dozens of devices.
    private static final long LARGEST_ANSWER = 1 << 20;
    /// Where a server says "too often" without saying for how long.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static final String UPLOADS = "/api/attachments";

    private final URI server;
    private final Executor threads;
    private final HttpClient http;

    /// What else an error may mean to the one who asked, null for nothing special.
    @FunctionalInterface
    interface Reading {
        @Nullable
        AccountFailure of(ErrorCode code);
    }

    /// The error as the server writes it; everything may be missing in what somebody else answers.
    record Problem(
            @Nullable String code,
            @Nullable String detail,
            @Nullable Long retryAfterMs,
            @Nullable String ref) {}

    /// @param threads makes a virtual thread a call; the caller's
    ServerApi(URI server, Executor threads) {
        this.server = server;
        this.threads = threads;
        http = HttpClient.newBuilder()
                .executor(threads)
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /// Asks, and makes a value of the JSON that a good answer has.
    ///
    /// @param path under the server's address, with its query
    /// @param token whose it is, null for anybody's
    /// @param body to be written as JSON, null for none
    <T> CompletableFuture<Reply<T>> ask(
            String method,
            String path,
            @Nullable String token,
            @Nullable Object body,
            Function<String, T> good,
            Reading reading) {
        return later(path, () -> {
            var request = request(path, token);
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json");
                request.method(method, BodyPublishers.ofString(ProtocolJson.write(body)));
            }
            return answer(request, good, reading);
        });
    }

    /// Sends a file under a name, and makes a value of the JSON that a good answer has.
    <T> CompletableFuture<Reply<T>> upload(
            String token, String type, String name, byte[] file, Function<String, T> good) {
        return later(UPLOADS, () -> {
            var request = request(UPLOADS, token)
                    .header("Content-Type", type)
                    .header("X-Filename", name)
                    .POST(BodyPublishers.ofByteArray(file));
            return answer(request, good, _ -> null);
        });
    }

    /// Fetches a file. One of more than `most` bytes fails as unreachable.
    CompletableFuture<Reply<byte[]>> download(String path, String token, long most) {
        return later(path, () -> {
            var answer =
                    http.send(request(path, token).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
            return answer.statusCode() / 100 == 2
                    ? new Reply.Got<>(answer.body())
                    : new Reply.Failed<>(new AccountFailure.ServerFailed(ErrorCode.NOT_FOUND, null));
        });
    }

    /// Fetches a file of any size into `target`, which is replaced.
    CompletableFuture<Reply<Path>> download(String path, String token, Path target) {
        return later(path, () -> {
            var answer = http.send(request(path, token).build(), BodyHandlers.ofFile(target));
            return answer.statusCode() / 100 == 2
                    ? new Reply.Got<>(answer.body())
                    : new Reply.Failed<>(new AccountFailure.ServerFailed(ErrorCode.NOT_FOUND, null));
        });
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// One question and its answer.
    @FunctionalInterface
    private interface Exchange<T> {
        Reply<T> run() throws IOException, InterruptedException;
    }

    private <T> CompletableFuture<Reply<T>> later(String path, Exchange<T> exchange) {
        return CompletableFuture.supplyAsync(() -> guarded(path, exchange), threads);
    }

    private static <T> Reply<T> guarded(String path, Exchange<T> exchange) {
        try {
            return exchange.run();
        } catch (ProtocolException e) {
            log.debug("an answer to {} that is not Parley's: {}", path(path), e.getMessage());
            return new Reply.Failed<>(new AccountFailure.NotAParleyServer());
        } catch (IllegalArgumentException noHttpAddress) {
            return new Reply.Failed<>(new AccountFailure.NotAParleyServer());
        } catch (IOException e) {
            log.debug("no answer to {}", path(path), e);
            return new Reply.Failed<>(new AccountFailure.ServerUnreachable());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed<>(new AccountFailure.ServerUnreachable());
        }
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }

    private <T> Reply<T> answer(HttpRequest.Builder request, Function<String, T> good, Reading reading)
            throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        return response.statusCode() / 100 == 2
                ? new Reply.Got<>(good.apply(response.body()))
                : new Reply.Failed<>(failure(response, reading));
    }

    /// The server may live under a path of its own.
    private URI address(String path) {
        var base = server.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /// Without what was searched for.
    private static String path(String path) {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static AccountFailure failure(HttpResponse<String> response, Reading reading) {
        // Bad gateway, unavailable, gateway timeout: a proxy's word for a server that does not answer.
        var status = response.statusCode();
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return status >= 502 && status <= 504
                    ? new AccountFailure.ServerUnreachable()
                    : new AccountFailure.NotAParleyServer();
        }
        var problem = ProtocolJson.read(Problem.class, response.body());
        var code = code(problem.code);
        var special = reading.of(code);
        if (special != null) return special;
        return switch (code) {
            case UNAUTHORIZED -> new AccountFailure.SignedOut();
            case BAD_REQUEST -> new AccountFailure.InvalidInput(problem.detail == null ? "" : problem.detail);
            case RATE_LIMITED ->
                new AccountFailure.RateLimited(
                        problem.retryAfterMs == null ? A_WHILE : Duration.ofMillis(problem.retryAfterMs));
            default -> new AccountFailure.ServerFailed(code, problem.ref);
        };
    }

    private static ErrorCode code(@Nullable String name) {
        if (name == null) throw new ProtocolException(ErrorCode.BAD_REQUEST, "a problem has a code");
        for (var code : ErrorCode.values()) {
            if (code.name().toLowerCase(Locale.ROOT).equals(name)) return code;
        }
        return ErrorCode.INTERNAL; // one that a newer server has
    }
}
