package app.parley.server.socketio;

import app.parley.server.socketio.engine.CloseReason;
import app.parley.server.socketio.engine.EngineListener;
import app.parley.server.socketio.engine.EngineOptions;
import app.parley.server.socketio.engine.EngineServer;
import app.parley.server.socketio.engine.EngineSession;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The layer with nothing on it, as the official test suites of both protocols want to find a server: an
/// Engine.IO echo under `/engine.io/`, a Socket.IO echo under `/socket.io/`. Started by hand: `mvn -q
/// test-compile exec:exec@conformance -Dport=3000`, with `-Dloops=N` on N event loops.
public final class ConformanceServer {
    /// The suites have these numbers built in.
    private static final EngineOptions ENGINE = EngineOptions.defaults()
            .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
            .withMaxPayload(1_000_000);

    private static final SocketIoOptions OPTIONS =
            SocketIoOptions.defaults().withEngine(ENGINE).withConnectTimeout(Duration.ofSeconds(1));

    private ConformanceServer() {}

    /// Serves until it is killed.
    ///
    /// @param args the port, and the number of event loops (1)
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Vertx vertx = Vertx.vertx();
        EngineServer engine = new EngineServer(vertx, ENGINE.withPath("/engine.io/"), EngineEcho::new);
        SocketIoServer<Handshake> socketIo = new SocketIoServer<>(
                vertx,
                OPTIONS,
                Executors.newVirtualThreadPerTaskExecutor(),
                Map.of("/", new SocketEcho(), "/custom", new SocketEcho()));
        Supplier<AbstractVerticle> door = () -> new AbstractVerticle() {
            @Override
            public void start(Promise<Void> started) {
                Router router = Router.router(vertx);
                engine.mount(router);
                socketIo.mount(router);
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(port, "localhost")
                        .<Void>mapEmpty()
                        .onComplete(started);
            }
        };
        vertx.deployVerticle(door, new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> System.out.println("conformance server listening on http://localhost:" + port))
                .onFailure(failure -> {
                    System.err.println("cannot listen on port " + port + ": " + failure.getMessage());
                    System.exit(1);
                });
    }

    private record EngineEcho(EngineSession session) implements EngineListener {
        @Override
        public void onText(String message) {
            session.send(message, List.of());
        }

        @Override
        public void onBinary(Buffer message) {
            session.send(message);
        }

        @Override
        public void onClose(CloseReason reason) {}
    }

    private static final class SocketEcho implements SocketIoHandler<Handshake> {
        @Override
        public Admission<Handshake> authenticate(Handshake handshake) {
            return Admission.accept(handshake);
        }

        @Override
        public void onConnect(SocketIoSocket<Handshake> socket) {
            socket.emit("auth", socket.principal().auth());
        }

        @Override
        public void onEvent(SocketIoSocket<Handshake> socket, String event, Arguments arguments, Ack ack) {
            switch (event) {
                case "message" -> socket.emit("message-back", arguments);
                case "message-with-ack" -> ack.send(arguments);
                default -> {}
            }
        }
    }
}
