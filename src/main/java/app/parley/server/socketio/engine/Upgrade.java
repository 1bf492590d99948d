package app.parley.server.socketio.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way of one session from polling to a WebSocket: the client opens one and probes it, we answer and let go
/// of its poll, it says that it has moved. Runs on the session's event loop.
final class Upgrade {
    private static final EnginePacket PROBE = new EnginePacket.Text(EnginePacket.Type.PING, "probe");
    private static final EnginePacket PROBED = new EnginePacket.Text(EnginePacket.Type.PONG, "probe");
    private static final EnginePacket MOVE = new EnginePacket.Text(EnginePacket.Type.UPGRADE, "");

    /// How long a poll waits for the end of the move, which its client may have announced on the other connection
    /// just before. The reference server looks as often.
    private static final Duration CROSSING_MOVE = Duration.ofMillis(100);

    private final EventLoop loop;
    private final Duration timeout;
    private final Runnable releasePoll;
    private final Consumer<WebSocketTransport> move;
    private @Nullable WebSocketTransport candidate;
    private long timer;
    private @Nullable Long pollTimer;
    private boolean probed;

    /// Until [#begin], nothing is under way.
    ///
    /// @param timeout how long a candidate may take before it is dropped
    /// @param releasePoll answers an open poll: the client moves once none is open
    /// @param move takes the WebSocket on as the session's transport
    Upgrade(EventLoop loop, Duration timeout, Runnable releasePoll, Consumer<WebSocketTransport> move) {
        this.loop = loop;
        this.timeout = timeout;
        this.releasePoll = releasePoll;
        this.move = move;
    }

    /// Whether a candidate is there.
    boolean isUnderWay() {
        return candidate != null;
    }

    /// A poll is open that nothing can be said to at the moment.
    void onPoll() {
        if (candidate != null && probed && pollTimer == null) {
            pollTimer = loop.after(CROSSING_MOVE, () -> {
                pollTimer = null;
                releasePoll.run();
            });
        }
    }

    boolean isCandidate(Transport transport) {
        return candidate == transport;
    }

    void begin(WebSocketTransport socket) {
        candidate = socket;
        probed = false;
        timer = loop.after(timeout, this::drop);
    }

    /// From the candidate.
    void onPacket(EnginePacket packet) {
        WebSocketTransport socket = candidate;
        if (socket == null) {
            return;
        }
        if (packet.equals(PROBE)) {
            var _ = socket.send(PROBED);
            probed = true;
            releasePoll.run();
        } else if (probed && packet.equals(MOVE)) {
            end();
            move.accept(socket);
        } else {
            drop();
        }
    }

    /// The session stays with polling, or is over.
    void drop() {
        WebSocketTransport socket = candidate;
        if (socket != null) {
            end();
            socket.close(CloseReason.MALFORMED);
        }
    }

    private void end() {
        candidate = null;
        loop.cancel(timer);
        if (pollTimer != null) {
            loop.cancel(pollTimer);
            pollTimer = null;
        }
    }
}
