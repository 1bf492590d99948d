package app.parley.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.server.socketio.engine.CloseReason;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.PollingXHR;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The official Java client, as the product uses it: by WebSocket, by polling, and from the one to the other.
final class JavaClientTest {

    private static Socket client(TestServer server, String token, String transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(transports.split(","))
                .setAuth(Map.of("token", token))
                .build();
        return IO.socket(URI.create("http://127.0.0.1:" + server.port), options);
    }

    private static BlockingQueue<Object> listen(Socket socket, String event) {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        socket.on(event, args -> heard.add(args.length == 0 ? "nothing" : args[0]));
        return heard;
    }

    @ParameterizedTest
    @ValueSource(strings = {WebSocket.NAME, Polling.NAME, Polling.NAME + "," + WebSocket.NAME})
    void eventsAcksAndBinaryTravel(String transports) throws Exception {
        try (TestServer server = new TestServer(options -> options, 3)) {
            Socket client = client(server, "good", transports);
            BlockingQueue<Object> in = listen(client, Socket.EVENT_CONNECT);
            BlockingQueue<Object> echoes = listen(client, "echo");
            client.on("ask", args -> ((io.socket.client.Ack) args[1]).call("heard " + args[0]));
            client.connect();
            Waiting.next(in);
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            assertThat(client.id()).isEqualTo(socket.id());

            client.emit("echo", new JSONObject(Map.of("text", "grüße \u2028 🎉")));
            assertThat(((JSONObject) Waiting.next(echoes)).getString("text")).isEqualTo("grüße \u2028 🎉");

            byte[] bytes = new byte[1000];
            bytes[999] = 7;
            client.emit("echo", (Object) bytes);
            assertThat((byte[]) Waiting.next(echoes)).isEqualTo(bytes);

            CompletableFuture<Object> answer = new CompletableFuture<>();
            client.emit("tell", new Object[] {1}, args -> answer.complete(args[0]));
            assertThat(Waiting.result(answer)).isEqualTo(1);

            assertThat(Waiting.result(socket.emitWithAck("ask", Arguments.of("\"me\""), Waiting.LIMIT))
                            .first())
                    .isEqualTo("\"heard me\"");
            for (int i = 0; i < 300; i++) {
                client.emit("echo", i);
            }
            for (int i = 0; i < 300; i++) {
                assertThat(Waiting.next(echoes)).isEqualTo(i);
            }

            client.disconnect();
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.CLIENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WebSocket.NAME, PollingXHR.NAME})
    void refusedClientSeesTheMessage(String transports) throws Exception {
        try (TestServer server = TestServer.start()) {
            Socket client = client(server, "bad", transports);
            BlockingQueue<Object> errors = listen(client, Socket.EVENT_CONNECT_ERROR);
            client.connect();
            client.emit("echo", 1);

            assertThat(((JSONObject) Waiting.next(errors)).getString("message")).isEqualTo("unauthorized");
            client.disconnect();
            server.stop();
            assertThat(server.handler.events).isEmpty();
            assertThat(server.handler.connected).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WebSocket.NAME, PollingXHR.NAME})
    void clientThatIsSentAwayKnowsWhoDidIt(String transports) throws Exception {
        try (TestServer server = TestServer.start()) {
            Socket client = client(server, "good", transports);
            BlockingQueue<Object> last = listen(client, "session:replaced");
            BlockingQueue<Object> ends = listen(client, Socket.EVENT_DISCONNECT);
            client.connect();
            SocketIoSocket<String> socket = Waiting.next(server.handler.connected);
            socket.emit("session:replaced", "{}");
            socket.disconnect(true);

            assertThat(Waiting.next(last)).isInstanceOf(JSONObject.class);
            assertThat(Waiting.next(ends)).isEqualTo("io server disconnect");
            assertThat(Waiting.next(server.handler.disconnected)).isEqualTo(CloseReason.SERVER);
        }
    }

    @Test
    void moveToAWebSocketLosesNothing() throws Exception {
        try (TestServer server = new TestServer(options -> options, 3)) {
            for (int round = 0; round < 10; round++) {
                Socket client = client(server, "good", "polling,websocket");
                BlockingQueue<Object> echoes = listen(client, "echo");
                client.connect();
                for (int i = 0; i < 200; i++) {
                    client.emit("echo", i);
                }
                for (int i = 0; i < 200; i++) {
                    assertThat(Waiting.next(echoes)).isEqualTo(i);
                }
                client.disconnect();
                Waiting.next(server.handler.disconnected);
            }
        }
    }
}
