package app.parley.client.signalling.socketio;

import app.parley.protocol.DeviceId;
import app.parley.protocol.ServerInfo;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.emitter.Emitter;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One socket of socket.io-client, from the attempt to connect to its end; never used twice. Made and used on
/// parley-signalling; what it hears it tells [Events] on the library's own thread, where nothing may be thrown
/// and nothing may block.
final class SocketAttempt {
    private static final Logger log = LoggerFactory.getLogger(SocketAttempt.class);

    private final Socket socket;

    /// What becomes of an attempt. Called on the library's thread; implementations post and return.
    interface Events {
        void connected();

        /// The server refused the handshake with this message.
        void refused(String message);

        /// The attempt failed or the connection is gone; called once or more.
        void lost(String reason);

        /// The server sent an event with this JSON payload.
        void received(String name, String payload);
    }

    SocketAttempt(URI server, String token, DeviceId device, WebSocketDoor door, Events events) {
        var options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false; // ReconnectPolicy decides
        options.timeout = -1; // our own timer covers the handshake too, and takes no thread
        options.transports = new String[] {WebSocket.NAME};
        options.webSocketFactory = door;
        options.callFactory = door.calls();
        options.path = path(server);
        options.auth = auth(token, device);
        socket = IO.socket(root(server), options);
        socket.on(Socket.EVENT_CONNECT, safely(_ -> events.connected()));
        socket.on(Socket.EVENT_CONNECT_ERROR, safely(arguments -> connectError(arguments, events)));
        socket.on(Socket.EVENT_DISCONNECT, safely(arguments -> events.lost(String.valueOf(arguments[0]))));
        socket.onAnyIncoming(safely(arguments -> events.received(String.valueOf(arguments[0]), payload(arguments, 1))));
        socket.connect();
    }

    /// Sends an event. `answer` gets the JSON of the ack, at most once.
    void emit(String name, String payload, Consumer<String> answer) {
        try {
            Ack ack = arguments ->
                    safely(given -> answer.accept(payload(given, 0))).call(arguments);
            socket.emit(name, new Object[] {new JSONObject(payload)}, ack);
        } catch (JSONException e) {
            throw new IllegalStateException("the codec writes objects", e);
        }
    }

    /// Says good-bye where there is somebody to hear it, and hears nothing any more.
    void close() {
        socket.off();
        socket.offAnyIncoming();
        socket.disconnect();
    }

    private static void connectError(Object[] arguments, Events events) {
        // The server's own refusal comes as an object, a transport's failure as an exception.
        if (arguments.length > 0 && arguments[0] instanceof JSONObject refusal) {
            events.refused(refusal.optString("message"));
        } else {
            events.lost("connect error");
        }
    }

    private static String payload(Object[] arguments, int index) {
        return arguments.length > index && arguments[index] instanceof JSONObject object ? object.toString() : "{}";
    }

    /// The library lets an exception of a listener end its thread, on which every socket depends.
    private static Emitter.Listener safely(Consumer<Object[]> listener) {
        return arguments -> {
            try {
                listener.accept(arguments);
            } catch (RuntimeException e) {
                log.error("a socket event could not be handled", e);
            }
        };
    }

    /// Without its path, which socket.io-client would take for a namespace.
    private static URI root(URI server) {
        return server.resolve("/");
    }

    /// A server behind a proxy may live under a path of its own.
    private static String path(URI server) {
        var prefix = server.getPath() == null ? "" : server.getPath();
        while (prefix.endsWith("/")) prefix = prefix.substring(0, prefix.length() - 1);
        return prefix + "/socket.io/";
    }

    /// The library declares strings, but writes any value as JSON has it, and `protocol` is a number.
    @SuppressWarnings("unchecked")
    private static Map<String, String> auth(String token, DeviceId device) {
        Map<?, ?> values = Map.of("token", token, "deviceId", device.value(), "protocol", ServerInfo.PROTOCOL);
        return (Map<String, String>) values;
    }
}
