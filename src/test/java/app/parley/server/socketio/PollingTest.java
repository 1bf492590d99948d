package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The session that has no WebSocket: a GET that waits, a POST that brings. On several event loops, since every
/// request comes on a connection of its own.
final class PollingTest {
    private static final int LOOPS = 3;

    private static TestServer start() throws Exception {
        return new TestServer(options -> options, LOOPS);
    }

    private static Socket tcp(TestServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port);
    }

    @Test
    void openPacketTellsWhatTheClientHasToKnow() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server);

            assertThat(client.opening)
                    .isEqualTo("0{\"sid\":\"" + client.sid + "\",\"upgrades\":[\"websocket\"],\"pingInterval\":10000,"
                            + "\"pingTimeout\":5000,\"maxPayload\":1048576}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, transport=polling",
        "GET, EIO=3&transport=polling",
        "GET, EIO=4",
        "GET, EIO=4&transport=pigeon",
        "GET, EIO=4&transport=websocket",
        "GET, EIO=4&transport=polling&sid=nobody",
        "GET, EIO=4&transport=websocket&sid=nobody",
        "POST, EIO=4&transport=polling",
        "POST, EIO=4&transport=polling&sid=nobody",
        "PUT, EIO=4&transport=polling",
        "DELETE, EIO=4&transport=polling",
    })
    void badRequestsAreRefused(String method, String query) throws Exception {
        try (TestServer server = start()) {
            HttpRequest.Builder request = HttpRequest.newBuilder().method(method, BodyPublishers.noBody());

            assertThat(Waiting.result(RawPolling.send(server, query, request)).statusCode())
                    .isEqualTo(400);
            assertThat(server.server().connectionCount()).isZero();
        }
    }

    @Test
    void severalPacketsTravelInOneBodyBothWays() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            String packets = "42[\"echo\",\"é\"]" + RawPolling.SEPARATOR + "42[\"echo\",2]";

            HttpResponse<String> posted = client.post(packets);
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(posted.body()).isEqualTo("ok");
            Waiting.next(server.handler.events);
            Waiting.next(server.handler.events);
            HttpResponse<String> polled = client.poll();
            assertThat(polled.body()).isEqualTo(packets);
            assertThat(polled.headers().firstValue("Content-Type")).hasValue("text/plain; charset=UTF-8");
            assertThat(polled.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void binaryIsBase64WithOrWithoutLineBreaks() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            client.post("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]" + RawPolling.SEPARATOR + "bAQID\r\nBA==\n");

            assertThat(Waiting.next(server.handler.events).arguments().attachments())
                    .containsExactly(new byte[] {1, 2, 3, 4});
            assertThat(client.poll().body())
                    .isEqualTo("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]" + RawPolling.SEPARATOR + "bAQIDBA==");
        }
    }

    @Test
    void pollWaitsForSomethingToSay() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            CompletableFuture<HttpResponse<String>> poll = client.pollLater();
            client.post("42[\"echo\",1]");

            assertThat(Waiting.result(poll).body()).isEqualTo("42[\"echo\",1]");
        }
    }

    @Test
    void secondPollEndsTheSession() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            CompletableFuture<HttpResponse<String>> one = client.pollLater();
            CompletableFuture<HttpResponse<String>> other = client.pollLater();

            HttpResponse<String> first =
                    Waiting.result(one).statusCode() == 200 ? Waiting.result(one) : Waiting.result(other);
            HttpResponse<String> second =
                    first.equals(Waiting.result(one)) ? Waiting.result(other) : Waiting.result(one);
            assertThat(first.body()).isEqualTo("1");
            assertThat(second.statusCode()).isEqualTo(400);
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.MALFORMED);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void pollGivenUpEndsTheSession() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            try (Socket tcp = tcp(server)) {
                tcp.getOutputStream()
                        .write(("GET /socket.io/?EIO=4&transport=polling&sid=" + client.sid
                                        + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
            }

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TRANSPORT_LOST);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void secondPostEndsTheSession() throws Exception {
        try (TestServer server = start();
                Socket tcp = tcp(server)) {
            RawPolling client = RawPolling.open(server).connect();
            // A POST whose body never comes; the server says that it has begun to read it.
            tcp.setSoTimeout((int) Waiting.LIMIT.toMillis());
            tcp.getOutputStream()
                    .write(("POST /socket.io/?EIO=4&transport=polling&sid=" + client.sid
                                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n42[")
                            .getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> second;
            do {
                second = client.post("42[\"tell\"]");
            } while (second.statusCode() == 200);

            assertThat(second.statusCode()).isEqualTo(400);
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.MALFORMED);
        }
    }

    @Test
    void closingClientGetsItsPollBack() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            CompletableFuture<HttpResponse<String>> poll = client.pollLater();
            client.post("1");

            HttpResponse<String> answer = Waiting.result(poll);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("6");
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.CLIENT);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void closeWithoutAPollEndsTheSessionSoon() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            assertThat(client.post("1").body()).isEqualTo("ok");

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.CLIENT);
            // Until its time is over, the session waits for the poll that may have crossed the close.
            HttpResponse<String> crossing = client.poll();
            assertThat(crossing.body()).isIn("6", "{\"code\":1,\"message\":\"Session ID unknown\"}");
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void pollThatCrossesTheCloseIsAnswered() throws Exception {
        try (TestServer server = start();
                Socket tcp = tcp(server)) {
            RawPolling client = RawPolling.open(server).connect();
            String target = " /socket.io/?EIO=4&transport=polling&sid=" + client.sid + " HTTP/1.1\r\nHost: x\r\n";
            tcp.setSoTimeout((int) Waiting.LIMIT.toMillis());
            // Both at once on one connection, so that nothing but the server's own time lies between them.
            tcp.getOutputStream()
                    .write(("POST" + target + "Content-Length: 1\r\n\r\n1" + "GET" + target
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));

            String answers = new String(tcp.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).contains("\r\n\r\nok").endsWith("\r\n\r\n6");
        }
    }

    @Test
    void lastWordsWaitForTheNextPoll() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            socket.emit("last", "1");
            socket.disconnect(true);

            String rest = client.poll().body();
            assertThat(rest)
                    .startsWith("42[\"last\",1]" + RawPolling.SEPARATOR + "41")
                    .endsWith("1");
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.SERVER);
            assertThat(client.poll().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void bodyOfASlowClientsIsAnsweredWhenItIsHandled() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            RawPolling other = RawPolling.open(server).connect();
            String event = "42[\"block\",\"" + "x".repeat(1000) + "\"]";
            int count = 500;
            CompletableFuture<HttpResponse<String>> post =
                    client.postLater(String.join(RawPolling.SEPARATOR, Collections.nCopies(count, event)));
            for (int i = 0; i < 20; i++) {
                other.post("42[\"tell\"]");
                Waiting.next(server.handler.events);
            }
            assertThat(post).isNotDone();
            server.handler.gate.countDown();

            assertThat(Waiting.result(post).body()).isEqualTo("ok");
            for (int i = 0; i < count; i++) {
                Waiting.next(server.handler.events);
            }
        }
    }

    @Test
    void refusalSaysWhyInJson() throws Exception {
        try (TestServer server = start()) {
            HttpResponse<String> answer = Waiting.result(RawPolling.get(server, "EIO=4&transport=polling&sid=nobody"));

            assertThat(answer.body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @Test
    void brokenOffBodyEndsTheSession() throws Exception {
        try (TestServer server = start()) {
            RawPolling client = RawPolling.open(server).connect();
            try (Socket tcp = tcp(server)) {
                tcp.getOutputStream()
                        .write(("POST /socket.io/?EIO=4&transport=polling&sid=" + client.sid
                                        + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n42[")
                                .getBytes(StandardCharsets.UTF_8));
            }

            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.TRANSPORT_LOST);
        }
    }
}
