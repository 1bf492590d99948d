package app.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// One HTTP/1.1 request to loopback, with whatever a test writes into it: names of hosts, origins, broken lines.
/// Every call ends within ten seconds.
public final class RawHttp {
    private static final int PATIENCE_MS = 10_000;

    private RawHttp() {}

    /// An answer, as text; empty when the server closed without a word.
    public record Answer(String text) {
        public int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        public Optional<String> header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return head().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst();
        }

        public String head() {
            var end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }
    }

    /// A GET with these header lines besides `Host`, each ended by a line break.
    public static Answer get(int port, String path, String headers) {
        return send(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + lines(headers) + "\r\n");
    }

    /// A POST of JSON with these header lines besides the usual ones.
    public static Answer post(int port, String path, String headers, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return send(
                port,
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + bytes + "\r\n" + lines(headers) + "\r\n" + json);
    }

    /// Sends `request` as it is and returns what comes until the server closes, or until the answer's head is
    /// there.
    public static Answer send(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new Answer(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String headers) {
        return headers.isEmpty() ? "" : headers.strip().replace("\n", "\r\n") + "\r\n";
    }

    /// Of the body only what came with the head.
    private static String read(Socket socket) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        while (text.indexOf("\r\n\r\n") < 0) {
            int got;
            try {
                got = socket.getInputStream().read(buffer);
            } catch (java.net.SocketException reset) {
                break;
            }
            if (got < 0) break;
            text.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
