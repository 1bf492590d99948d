package app.parley.server.socketio;

import app.parley.server.socketio.engine.EngineOptions;
import java.time.Duration;

/// How a [SocketIoServer] behaves.
///
/// @param engine what concerns the connection below: path, heartbeat, bounds in bytes
/// @param connectTimeout how long a connection may be without any accepted or pending socket before it is closed
/// @param mailboxHigh the weight of waiting events, in bytes, from which a connection is not read any more
/// @param mailboxLow the weight at which it is read again
public record SocketIoOptions(EngineOptions engine, Duration connectTimeout, int mailboxHigh, int mailboxLow) {

    /// Our own choices: a client sends its CONNECT with the first round trip, so one ping interval is plenty (the
    /// reference server waits 45 s); 128 KiB is some hundred candidates or a few session descriptions, far more
    /// than an honest client has under way, and lets 1,000 hostile ones hold 128 MiB at most.
    public static SocketIoOptions defaults() {
        return new SocketIoOptions(EngineOptions.defaults(), Duration.ofSeconds(10), 128 << 10, 32 << 10);
    }

    public SocketIoOptions withEngine(EngineOptions engine) {
        return new SocketIoOptions(engine, connectTimeout, mailboxHigh, mailboxLow);
    }

    public SocketIoOptions withConnectTimeout(Duration timeout) {
        return new SocketIoOptions(engine, timeout, mailboxHigh, mailboxLow);
    }
}
