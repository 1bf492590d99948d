package app.parley.client.signalling.socketio;

import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.SignallingListener;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.loop.Loop.Delayed;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.json.ProtocolJson;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Signalling] over Socket.IO on a WebSocket. It lives on a thread of its own, parley-signalling: what callers ask
/// and what the library reports is posted there, so that listeners and outcomes are called there in order.
public final class SocketIoSignalling implements Signalling {
    private static final Logger log = LoggerFactory.getLogger(SocketIoSignalling.class);
    /// The protocol's section 3: an ack that has not come in 10 s does not count any more. The same patience suits
    /// an attempt to connect.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI server;
    private final String token;
    private final DeviceId device;
    private final ReconnectPolicy policy;
    private final Duration patience;
    private final WebSocketDoor door;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-signalling", Runnable::run);
    private final Object closing = new Object();
    private boolean closed; // guarded by closing

    // What follows belongs to parley-signalling.
    private final List<SignallingListener> listeners = new ArrayList<>();
    private final Map<Long, Sending> unanswered = new HashMap<>();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private @Nullable SocketAttempt current;
    private @Nullable Delayed admission;
    private @Nullable Delayed next;
    private @Nullable Delayed settled;
    private boolean connected;
    private int attempts;
    private long sendings;

    private record Sending(ClientEvent event, Consumer<Outcome> outcome, Delayed timeout) {}

    /// @param server the server's address over HTTP, such as `https://chat.example.org`
    /// @param token what signing in gave
    /// @param device the device it was given to
    /// @param threads makes a virtual thread a call; the caller's, in use until [#close]
    public SocketIoSignalling(
            URI server, String token, DeviceId device, ReconnectPolicy policy, ExecutorService threads) {
        this(server, token, device, policy, threads, PATIENCE);
    }

    SocketIoSignalling(
            URI server,
            String token,
            DeviceId device,
            ReconnectPolicy policy,
            ExecutorService threads,
            Duration patience) {
        this.server = server;
        this.token = token;
        this.device = device;
        this.policy = policy;
        this.patience = patience;
        this.door = new WebSocketDoor(threads);
    }

    @Override
    public void listen(SignallingListener listener) {
        loop.post(() -> {
            listeners.add(listener);
            if (connected) tell(listener, SignallingListener::connected);
        });
    }

    @Override
    public void connect() {
        loop.post(() -> {
            attempts = 0;
            attempt();
        });
    }

    @Override
    public void renew() {
        loop.post(() -> {
            if (current == null && next == null) return;
            drop("renewed");
            attempts = 0;
            attempt();
        });
    }

    @Override
    public void send(ClientEvent event, Consumer<Outcome> outcome) {
        synchronized (closing) {
            if (!closed) {
                loop.post(() -> emit(event, outcome));
                return;
            }
        }
        finish(outcome, new Outcome.Unanswered());
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closed) return;
            closed = true;
            loop.post(() -> drop("closed"));
        }
        loop.close();
        door.close();
    }

    private void attempt() {
        if (current != null) return;
        next = cancel(next);
        log.debug("signalling connects, attempt {}", attempts);
        var events = new AttemptEvents();
        var attempt = new SocketAttempt(server, token, device, door, events);
        events.of = attempt;
        current = attempt;
        admission = loop.postAfter(patience, () -> lost(attempt, "no admission in time"));
    }

    private void admitted(SocketAttempt attempt) {
        if (attempt != current || connected) return;
        admission = cancel(admission);
        connected = true;
        log.info("signalling connected");
        // A server that lets in and throws out at once is not to be asked at full speed.
        settled = loop.postAfter(policy.most(), () -> attempts = 0);
        tell(SignallingListener::connected);
    }

    private void lost(SocketAttempt attempt, String reason) {
        if (attempt != current) return;
        drop(reason);
        var pause = policy.pause(attempts++, random.nextDouble());
        next = loop.postAfter(pause, this::attempt);
    }

    private void refused(SocketAttempt attempt, String message) {
        if (attempt != current) return;
        switch (message) {
            case "unauthorized" -> stop(Refusal.UNAUTHORIZED);
            case "unsupported_protocol" -> stop(Refusal.UNSUPPORTED_PROTOCOL);
            default -> lost(attempt, "the server failed to admit");
        }
    }

    private void stop(Refusal refusal) {
        drop("refused");
        log.warn("the server does not let this device in: {}", refusal);
        tell(listener -> listener.refused(refusal));
    }

    /// Ends what there is of a connection; nothing follows by itself.
    private void drop(String reason) {
        admission = cancel(admission);
        settled = cancel(settled);
        next = cancel(next);
        if (current != null) current.close();
        current = null;
        var wasConnected = connected;
        connected = false;
        var left = unanswered.keySet().stream().sorted().toList();
        left.forEach(number -> answered(number, new Outcome.Unanswered()));
        if (!wasConnected) return;
        log.info("signalling disconnected: {}", reason);
        tell(SignallingListener::disconnected);
    }

    private void received(SocketAttempt attempt, String name, String payload) {
        if (attempt != current) return;
        try {
            var event = ProtocolJson.decodeServerEvent(name, payload);
            if (event instanceof ServerEvent.SessionReplaced) {
                stop(Refusal.REPLACED);
            } else {
                tell(listener -> listener.received(event));
            }
        } catch (ProtocolException e) {
            if (e.error().code() == ErrorCode.UNKNOWN_EVENT) {
                log.debug("ignored {}, which this client does not know", name);
            } else {
                log.warn("ignored a {} that cannot be read: {}", name, e.error().message());
            }
        }
    }

    private void emit(ClientEvent event, Consumer<Outcome> outcome) {
        if (current == null || !connected) {
            finish(outcome, new Outcome.Unanswered());
            return;
        }
        var number = sendings++;
        var timeout = loop.postAfter(patience, () -> answered(number, new Outcome.Unanswered()));
        unanswered.put(number, new Sending(event, outcome, timeout));
        current.emit(
                ProtocolJson.name(event),
                ProtocolJson.encode(event),
                payload -> loop.post(() -> acknowledged(number, payload)));
    }

    private void acknowledged(long number, String payload) {
        var sending = unanswered.get(number);
        if (sending == null) return;
        try {
            answered(number, new Outcome.Answered(ProtocolJson.decodeAck(sending.event, payload)));
        } catch (ProtocolException e) {
            log.warn(
                    "the answer to {} cannot be read: {}",
                    ProtocolJson.name(sending.event),
                    e.error().message());
            answered(number, new Outcome.Unanswered());
        }
    }

    private void answered(long number, Outcome outcome) {
        var sending = unanswered.remove(number);
        if (sending == null) return;
        sending.timeout.cancel();
        finish(sending.outcome, outcome);
    }

    private static void finish(Consumer<Outcome> outcome, Outcome what) {
        try {
            outcome.accept(what);
        } catch (RuntimeException e) {
            log.error("an outcome could not be handled", e);
        }
    }

    private void tell(Consumer<SignallingListener> what) {
        List.copyOf(listeners).forEach(listener -> tell(listener, what));
    }

    private static void tell(SignallingListener listener, Consumer<SignallingListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            log.error("{} failed", listener.getClass().getName(), e);
        }
    }

    private static @Nullable Delayed cancel(@Nullable Delayed delayed) {
        if (delayed != null) delayed.cancel();
        return null;
    }

    /// Brings what an attempt tells to parley-signalling.
    private final class AttemptEvents implements SocketAttempt.Events {
        /// Set right after the attempt is made, on parley-signalling, where alone it is read.
        private @Nullable SocketAttempt of;

        @Override
        public void connected() {
            post(SocketIoSignalling.this::admitted);
        }

        @Override
        public void refused(String message) {
            post(attempt -> SocketIoSignalling.this.refused(attempt, message));
        }

        @Override
        public void lost(String reason) {
            post(attempt -> SocketIoSignalling.this.lost(attempt, reason));
        }

        @Override
        public void received(String name, String payload) {
            post(attempt -> SocketIoSignalling.this.received(attempt, name, payload));
        }

        private void post(Consumer<SocketAttempt> what) {
            loop.post(() -> {
                if (of != null) what.accept(of);
            });
        }
    }
}
