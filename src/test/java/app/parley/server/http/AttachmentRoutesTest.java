package app.parley.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.ServerConfig;
import app.parley.support.TestFiles;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AttachmentRoutesTest {
    private static final int LIMIT = 3 << 20;

    @TempDir
    Path folder;

    private TestServer server;
    private TestUser anna;
    private TestFiles files;

    @BeforeEach
    void start() {
        server = TestServer.start(config());
        anna = server.register("anna");
        files = new TestFiles(anna);
    }

    private ServerConfig config() {
        return TestServer.config(folder).with(draft -> draft.attachments = draft.attachments.withMaxBytes(LIMIT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLargeFileComesBackByteForByte() throws IOException {
        var bytes = noise(LIMIT);
        var file = files.upload("noise", bytes);
        assertThat(file.size()).isEqualTo(LIMIT);
        var answer = files.get(file.id());
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(LIMIT));
        var stored = attachments()
                .resolve(file.id().value().substring(0, 2))
                .resolve(file.id().value());
        assertThat(stored).hasBinaryContent(bytes);
    }

    @Test
    void anEmptyFileIsAFileToo() {
        var file = files.upload("empty", new byte[0]);
        assertThat(file.size()).isZero();
        var answer = files.get(file.id(), "Range", "bytes=0-");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void itIsServedAsSomethingToKeepAndNotToRun() {
        var file = files.upload("Ä \"x\"\r\n.html", "<html><script>alert(1)</script>".getBytes(UTF_8));
        var answer = files.get(file.id());
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"_ _x_.html\"; filename*=UTF-8''%C3%84%20%22x%22.html");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    }

    @Test
    void aPartIsServedToWhoAsksForIt() {
        var file = files.upload("digits", "0123456789".getBytes(UTF_8));
        var middle = files.get(file.id(), "Range", "bytes=2-4");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(new String(middle.body(), UTF_8)).isEqualTo("234");
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(header(middle, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(new String(files.get(file.id(), "Range", "bytes=-3").body(), UTF_8))
                .isEqualTo("789");
        assertThat(new String(files.get(file.id(), "Range", "bytes=8-").body(), UTF_8))
                .isEqualTo("89");
        var several = files.get(file.id(), "Range", "bytes=0-1,4-5");
        assertThat(several.statusCode()).isEqualTo(200);
        assertThat(several.body()).hasSize(10);
        var behind = files.get(file.id(), "Range", "bytes=10-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Range")).isEqualTo("bytes */10");
        assertThat(header(behind, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aPartOfAnotherFileIsNotServed() {
        var file = files.upload("digits", "0123456789".getBytes(UTF_8));
        var tag = header(files.get(file.id()), "ETag");
        assertThat(tag).isEqualTo('"' + file.sha256() + '"');
        assertThat(files.get(file.id(), "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
        for (var other : new String[] {"\"other\"", "W/" + tag, "Wed, 21 Oct 2015 07:28:00 GMT"}) {
            assertThat(files.get(file.id(), "Range", "bytes=0-1", "If-Range", other)
                            .statusCode())
                    .as(other)
                    .isEqualTo(200);
        }
        assertThat(files.get(file.id(), "If-None-Match", "\"other\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(files.get(file.id(), "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theHeadIsToldWithoutTheBody() {
        var file = files.upload("digits", "0123456789".getBytes(UTF_8));
        var answer = files.call("HEAD", file.id(), "Range", "bytes=0-1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "ETag")).isEqualTo('"' + file.sha256() + '"');
        assertThat(answer.body()).isEmpty();
        assertThat(files.call("HEAD", new AttachmentId("none")).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        var bytes = noise(LIMIT + 1);
        var announced = files.post("big", BodyPublishers.ofByteArray(bytes));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains("\"code\":\"too_large\"");
        var unannounced = files.post("big", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(unannounced.body()).contains("\"code\":\"too_large\"");
        assertNothingIsStored();
        assertThat(files.upload("fits", noise(LIMIT)).size()).isEqualTo(LIMIT);
    }

    @Test
    void aRefusalComesBeforeTheBody() throws IOException {
        try (var socket = connect()) {
            write(socket, head("a", "Content-Length: 100000000000"));
            assertThat(line(socket)).contains("413");
        }
        try (var socket = connect()) {
            write(socket, head("..", "Content-Length: 1000"));
            assertThat(line(socket)).contains("400");
        }
        try (var socket = connect()) {
            write(socket, head("a", "Content-Length: 1000").replace("Bearer ", "Bearer x"));
            assertThat(line(socket)).contains("401");
        }
        assertNothingIsStored();
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws IOException {
        try (var socket = connect()) {
            write(socket, head("a", "Content-Length: 3", "Expect: 100-continue"));
            assertThat(line(socket)).contains("100");
            assertThat(line(socket)).isEmpty();
            write(socket, "abc");
            assertThat(line(socket)).contains("201");
        }
        try (var socket = connect()) {
            write(socket, head("a", "Content-Length: " + (LIMIT + 1), "Expect: 100-continue"));
            assertThat(line(socket)).contains("413");
        }
    }

    @Test
    void theConnectionGoesOnAfterARefusal() throws IOException {
        try (var socket = connect()) {
            write(socket, head("..", "Content-Length: 5") + "abcde");
            assertThat(line(socket)).contains("400");
            while (!line(socket).isEmpty()) {}
            write(socket, head("fine", "Content-Length: 5") + "abcde");
            String line;
            do {
                line = line(socket);
            } while (!line.contains("HTTP/1.1"));
            assertThat(line).contains("201");
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        try (var watch = folder.getFileSystem().newWatchService()) {
            incoming().register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            try (var socket = connect()) {
                write(socket, head("a", "Content-Length: 1000000"));
                socket.getOutputStream().write(noise(200_000));
                assertThat(next(watch)).isEqualTo("ENTRY_CREATE");
            }
            assertThat(next(watch)).isEqualTo("ENTRY_DELETE");
        }
        assertNothingIsStored();
    }

    @Test
    void theServerStopsInTheMiddleOfAnUpload() throws Exception {
        try (var watch = folder.getFileSystem().newWatchService();
                var socket = connect()) {
            incoming().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            write(socket, head("a", "Content-Length: 1000000") + "some");
            assertThat(next(watch)).isEqualTo("ENTRY_CREATE");
            server.close();
        }
        assertNothingIsStored();
    }

    @Test
    void aDiskThatDoesNotTakeItIsUnavailable() throws IOException {
        Files.delete(incoming());
        var answer = files.post("a", BodyPublishers.ofByteArray(noise(100_000)));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"").doesNotContain(folder.toString());
        Files.createDirectory(incoming());
        assertThat(files.upload("a").size()).isPositive();
    }

    @Test
    void whatWasUploadedAndNotSentIsBounded() {
        server.close();
        server = TestServer.start(config().with(draft -> draft.attachments = draft.attachments.withUnsentBytes(1_000)));
        files = new TestFiles(server.register("carl"));
        files.upload("a", noise(999));
        files.upload("b", noise(1));
        var answer = files.post("c", BodyPublishers.ofString("x"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"rate_limited\"", "retryAfterMs");
        assertThat(new TestFiles(server.register("ben")).upload("b").size()).isPositive();
    }

    @Test
    void noPathLeadsToAnotherFile() {
        files.upload("a");
        for (var path : new String[] {
            "/api/attachments/..%2f..%2fparley.db",
            "/api/attachments/../parley.db",
            "/api/attachments/%2e%2e%2fparley.db",
            "/api/attachments/incoming%2fx",
            "/api/attachments/..%5cparley.db",
            "/api/attachments/a%00b",
            "/api/attachments/",
            "/api/attachments/" + "a".repeat(65)
        }) {
            var answer = anna.http().get(path);
            assertThat(answer.status()).as(path).isIn(404, 405);
        }
        var evil = ProtocolJson.read(
                Attachment.class,
                files.post("..%2F..%2F..%2Fevil", BodyPublishers.ofString("x")).body());
        assertThat(evil.name()).isEqualTo("evil");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(files.get(evil.id()).statusCode()).isEqualTo(200);
    }

    private void assertNothingIsStored() throws IOException {
        try (Stream<Path> all = Files.walk(attachments())) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private Path attachments() {
        return config().dataDir().resolve("attachments");
    }

    private Path incoming() {
        return attachments().resolve("incoming");
    }

    private static String next(WatchService watch) throws InterruptedException {
        var key = watch.poll(10, TimeUnit.SECONDS);
        assertThat(key).as("a change in the folder").isNotNull();
        var events = key.pollEvents();
        key.reset();
        return events.getLast().kind().name();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String head(String name, String... headers) {
        return "POST /api/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + anna.session().token() + "\r\nX-Filename: " + name + "\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var c = socket.getInputStream().read();
                c != '\n';
                c = socket.getInputStream().read()) {
            if (c < 0) throw new IOException("closed after: " + line);
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] noise(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
