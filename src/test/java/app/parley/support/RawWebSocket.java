package app.parley.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A WebSocket that writes whatever bytes a test likes, reads when it likes, and answers nothing by itself.
public final class RawWebSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private static final int TEXT = 0x81;

    private final Socket socket;
    private final DataInputStream in;

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// Past the opening of the WebSocket; the open packet is the first text.
    public static RawWebSocket open(int port) throws IOException {
        return open(port, 0);
    }

    /// @param receiveBuffer of the TCP connection, in bytes; 0 for the system's own
    public static RawWebSocket open(int port, int receiveBuffer) throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        var opening = """
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """;
        socket.getOutputStream().write(opening.getBytes(StandardCharsets.US_ASCII));
        var raw = new RawWebSocket(socket);
        var head = raw.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            raw.close();
            throw new IOException(head);
        }
        return raw;
    }

    /// Into the main namespace as `user`.
    public RawWebSocket connect(TestUser user) throws IOException {
        readUntil("0{");
        text("40" + user.auth());
        readUntil("40{");
        return this;
    }

    /// A frame of text, masked as clients do.
    public void text(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param first the frame's first byte: flags and opcode
    public void frame(int first, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length <= 0xffff) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (var shift = 56; shift >= 0; shift -= 8) frame.write((int) ((long) payload.length >> shift));
        }
        // A mask of zeros leaves the payload as it is.
        frame.write(new byte[4]);
        frame.write(payload);
        bytes(frame.toByteArray());
    }

    public void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// Reads until a text begins with `start`, and returns it; heartbeats are answered. Throws when the server
    /// closes.
    public String readUntil(String start) throws IOException {
        while (true) {
            var text = next();
            if (text.startsWith(start)) return text;
            if (text.equals("2")) text("3");
        }
    }

    /// The next text, as it comes.
    public String next() throws IOException {
        while (true) {
            var first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) length = in.readUnsignedShort();
            else if (length == 127) length = in.readLong();
            var payload = in.readNBytes((int) length);
            if ((first & 0x0f) == 8) throw new IOException("closed");
            if ((first & 0x0f) == 1) return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /// Reads and drops until the server has ended the connection.
    public void awaitEnd() throws IOException {
        var buffer = new byte[65_536];
        try {
            while (in.read(buffer) >= 0) {}
        } catch (SocketException reset) {
            // As good an end as any.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) throw new IOException("closed after " + head);
            head.append((char) next);
        }
        return head.toString();
    }
}
