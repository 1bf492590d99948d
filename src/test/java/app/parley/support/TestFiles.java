package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends files to a [TestServer] and fetches them, as `user`. Every call ends within ten seconds.
public record TestFiles(TestUser user) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// Uploads a file, which must succeed.
    public Attachment upload(String name, byte[] bytes) {
        var answer = post(encoded(name), BodyPublishers.ofByteArray(bytes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ProtocolJson.read(Attachment.class, answer.body());
    }

    /// Uploads a text of its own, which must succeed.
    public Attachment upload(String name) {
        return upload(name, ("this is " + name).getBytes(StandardCharsets.UTF_8));
    }

    /// @param nameHeader as it stands in `X-Filename`
    public HttpResponse<String> post(String nameHeader, BodyPublisher body) {
        return send(
                request("/api/attachments")
                        .header("X-Filename", nameHeader)
                        .header("Content-Type", "image/png")
                        .POST(body),
                BodyHandlers.ofString());
    }

    /// @param headers name, value, name, value…
    public HttpResponse<byte[]> get(AttachmentId id, String... headers) {
        return call("GET", id, headers);
    }

    public HttpResponse<byte[]> call(String method, AttachmentId id, String... headers) {
        var request = request("/api/attachments/" + id).method(method, BodyPublishers.noBody());
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request, BodyHandlers.ofByteArray());
    }

    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(user.server().url() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + user.session().token());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
