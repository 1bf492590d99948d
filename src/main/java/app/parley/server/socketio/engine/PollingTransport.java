package app.parley.server.socketio.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// HTTP long-polling: one GET at a time waits for packets, one POST at a time brings some. Runs on the session's
/// event loop.
final class PollingTransport implements Transport {
    /// How long a client that closes has to send the poll that the rest goes to. Its two requests travel on two
    /// connections and arrive in any order. Measured as enough on loopback under load, and the reference server's
    /// interval for the like.
    private static final Duration CROSSING_POLL = Duration.ofMillis(100);

    private final EngineSession session;
    private final Duration serverLinger;
    private @Nullable HttpExchange poll;
    private @Nullable Post post;
    private boolean paused;

    /// A body that is being handed to the session, packet by packet: a slow session stops half-way, and the
    /// client, which may send nothing else before the answer, waits with it.
    private static final class Post {
        private final HttpExchange exchange;
        private final String body;
        private int next;

        Post(HttpExchange exchange, String body) {
            this.exchange = exchange;
            this.body = body;
        }

        boolean hasNext() {
            return next <= body.length();
        }

        String next() {
            int end = body.indexOf(EnginePacket.SEPARATOR, next);
            String part = body.substring(next, end < 0 ? body.length() : end);
            next = end < 0 ? body.length() + 1 : end + 1;
            return part;
        }
    }

    /// Without a poll.
    ///
    /// @param serverLinger how long our last words wait for a poll when we close
    PollingTransport(EngineSession session, Duration serverLinger) {
        this.session = session;
        this.serverLinger = serverLinger;
    }

    @Override
    public boolean isReady() {
        return poll != null;
    }

    /// Takes the next poll; none is open.
    void open(HttpExchange exchange) {
        poll = exchange;
        exchange.onLost(() -> session.loop().run(() -> {
            if (poll == exchange) {
                poll = null;
                session.onLost(this);
            }
        }));
    }

    @Override
    public void write(Outbox.Batch batch, Runnable written) {
        answerPoll(EnginePacket.encodePolling(batch.packets()), written);
    }

    /// Ends an open poll with nothing, so that the client can move on to a WebSocket.
    void release() {
        if (poll != null) {
            answerPoll(EnginePacket.encodePolling(List.of(EnginePacket.Text.NOOP)), () -> {});
        }
    }

    /// One that came after the client has moved on.
    void refuseOpenPoll() {
        if (poll != null) {
            poll.refuse(400, 3, "Bad request");
            poll = null;
        }
    }

    private void answerPoll(String body, Runnable written) {
        HttpExchange open = poll;
        if (open == null) {
            throw new IllegalStateException("no poll is open");
        }
        poll = null;
        open.ok(body).onComplete(sent -> {
            written.run();
            if (sent.failed()) {
                session.loop().run(() -> session.onLost(this));
            }
        });
    }

    /// Takes a body; no other is at work.
    void receive(HttpExchange exchange, String body) {
        post = new Post(exchange, body);
        handOver();
    }

    private void handOver() {
        while (post != null && !paused) {
            if (post.hasNext()) {
                String part = post.next();
                session.onReceived(this, () -> EnginePacket.decodePolling(part));
            } else {
                endPost(true);
            }
        }
    }

    private void endPost(boolean accepted) {
        Post done = post;
        if (done != null) {
            post = null;
            session.endPost();
            if (accepted) {
                done.exchange.ok("ok");
            } else {
                done.exchange.refuse(400, 3, "Bad request");
            }
        }
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        handOver();
    }

    /// The client asked for it (and learns from a no-op that it was heard), or is told.
    @Override
    public Optional<EnginePacket> farewell(CloseReason reason) {
        return Optional.of(reason == CloseReason.CLIENT ? EnginePacket.Text.NOOP : EnginePacket.Text.CLOSE);
    }

    /// An honest client sends another poll soon.
    @Override
    public Duration close(CloseReason reason) {
        endPost(reason.isOrderly());
        return switch (reason) {
            case CLIENT -> CROSSING_POLL;
            case SERVER -> serverLinger;
            default -> Duration.ZERO;
        };
    }
}
