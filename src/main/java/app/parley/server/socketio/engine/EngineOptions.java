package app.parley.server.socketio.engine;

import java.time.Duration;

/// How an [EngineServer] behaves. The defaults suit the product; tests shorten the times.
///
/// @param path where it is mounted, with both slashes: every request under it is Engine.IO's
/// @param pingInterval from a pong (or the start) to the next ping; told to the client
/// @param pingTimeout how long a pong may take before the connection counts as dead; told to the client
/// @param upgradeTimeout how long a WebSocket may probe a polling session before it is dropped
/// @param maxPayload the longest WebSocket message and POST body taken, in bytes; told to the client; beyond it
///     the connection is closed
/// @param maxQueuedBytes once this much waits to be sent, the next message closes the connection as a slow
///     reader's. One message may be longer than that, when the queue is short
public record EngineOptions(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        int maxQueuedBytes) {

    public EngineOptions {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("the path needs a slash at both ends: " + path);
        }
    }

    /// Path, heartbeat and payload are the wire protocol's (section 1). The upgrade timeout is the reference
    /// server's default. The queue takes two of the longest payloads: less closes healthy clients behind a slow
    /// line, more lets a few sleeping ones fill the heap.
    public static EngineOptions defaults() {
        return new EngineOptions(
                "/socket.io/", Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, 2 << 20);
    }

    public EngineOptions withPath(String path) {
        return new EngineOptions(path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, maxQueuedBytes);
    }

    public EngineOptions withHeartbeat(Duration interval, Duration timeout) {
        return new EngineOptions(path, interval, timeout, upgradeTimeout, maxPayload, maxQueuedBytes);
    }

    public EngineOptions withUpgradeTimeout(Duration timeout) {
        return new EngineOptions(path, pingInterval, pingTimeout, timeout, maxPayload, maxQueuedBytes);
    }

    public EngineOptions withMaxPayload(int bytes) {
        return new EngineOptions(path, pingInterval, pingTimeout, upgradeTimeout, bytes, maxQueuedBytes);
    }

    public EngineOptions withMaxQueuedBytes(int bytes) {
        return new EngineOptions(path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, bytes);
    }
}
