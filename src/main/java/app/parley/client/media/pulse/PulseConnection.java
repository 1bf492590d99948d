package app.parley.client.media.pulse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection to the sound server: messages out, answers and events in, in the server's own protocol (its
/// `PROTOCOL` file and `src/pulsecore/native-common.h`). Sends on any thread; [#read] blocks the thread that reads,
/// where everything is answered.
final class PulseConnection implements AutoCloseable {
    /// The form of answers that is asked for: old enough for every server in use, PipeWire included, and new enough
    /// for properties.
    static final int VERSION = 13;

    /// What is asked, by its number in `native-common.h`.
    enum Command {
        AUTH(8),
        SET_CLIENT_NAME(9),
        GET_SERVER_INFO(20),
        GET_SINK_INFO_LIST(22),
        GET_SOURCE_INFO_LIST(24),
        GET_SINK_INPUT_INFO_LIST(30),
        GET_SOURCE_OUTPUT_INFO_LIST(32),
        SUBSCRIBE(35),
        MOVE_SINK_INPUT(67),
        MOVE_SOURCE_OUTPUT(68);

        private final int number;

        Command(int number) {
            this.number = number;
        }
    }

    /// Something has changed; `facility` says of what kind it is, `type` whether it is new, changed or gone.
    interface Events {
        void changed(int facility, int type);
    }

    private static final int ERROR = 0;
    private static final int REPLY = 2;
    private static final int EVENT = 66;
    /// Messages that are not sound go by this channel.
    private static final int CONTROL = -1;
    private static final int HEAD = 5 * Integer.BYTES;
    /// The server's own bound for a message, `FRAME_SIZE_MAX_ALLOW` in `src/pulsecore/pstream.c`.
    private static final int LONGEST = 16 * 1024 * 1024;
    /// `PA_SUBSCRIPTION_EVENT_FACILITY_MASK` and `…_TYPE_MASK`.
    private static final int FACILITY = 0x0F;

    private static final int TYPE = 0x30;

    private final SocketChannel channel;
    private final Events events;
    private final Map<Integer, Consumer<@Nullable TagReader>> waiting = new HashMap<>();
    private int asked;

    PulseConnection(SocketChannel channel, Events events) {
        this.channel = channel;
        this.events = events;
    }

    static TagWriter nothing() {
        return new TagWriter();
    }

    /// Asks, and returns when it is sent. `answer` is called by [#read], with null where the server refuses.
    synchronized void ask(Command command, TagWriter with, Consumer<@Nullable TagReader> answer) throws IOException {
        var tag = ++asked;
        waiting.put(tag, answer);
        var head = new TagWriter().number(command.number).number(tag).toBytes();
        var body = with.toBytes();
        var message = ByteBuffer.allocate(HEAD + head.length + body.length);
        message.putInt(head.length + body.length)
                .putInt(CONTROL)
                .putInt(0)
                .putInt(0)
                .putInt(0);
        message.put(head).put(body).flip();
        while (message.hasRemaining()) channel.write(message);
    }

    /// Takes the next message. Blocks until there is one.
    void read() throws IOException {
        var head = fill(ByteBuffer.allocate(HEAD));
        var length = head.getInt();
        var to = head.getInt();
        if (length < 0 || length > LONGEST) throw new IOException("a message of " + length + " bytes");
        var message = fill(ByteBuffer.allocate(length));
        if (to == CONTROL) take(new TagReader(message));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void take(TagReader message) {
        var command = message.number();
        var tag = message.number();
        if (command == EVENT) {
            var event = message.number();
            events.changed(event & FACILITY, event & TYPE);
            return;
        }
        if (command != REPLY && command != ERROR) return;
        Consumer<@Nullable TagReader> answer;
        synchronized (this) {
            answer = waiting.remove(tag);
        }
        if (answer != null) answer.accept(command == REPLY ? message : null);
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) if (channel.read(buffer) < 0) throw new EOFException("the sound server has gone");
        return buffer.flip();
    }
}
