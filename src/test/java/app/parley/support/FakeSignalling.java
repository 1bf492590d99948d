package app.parley.support;

import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.SignallingListener;
import app.parley.client.signalling.SignallingListener.Refusal;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ServerEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [Signalling] in memory; the test is the server. Everything happens on the thread that calls: `outcome` within
/// [#send] where the answer is known at once, else within [#answer].
///
/// An event whose ack adds nothing is answered with [Ack.Done]; an event with a script (see [#script]) by it;
/// every other one waits for [#answer]. Safe on every thread; a test that waits for an event to be sent should
/// wait on the loop that sends it.
public final class FakeSignalling implements Signalling {
    private final List<SignallingListener> listeners = new ArrayList<>();
    private final List<ClientEvent> sent = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Class<? extends ClientEvent>, Function<ClientEvent, Ack>> scripts = new LinkedHashMap<>();
    private final Set<Class<? extends ClientEvent>> held = new HashSet<>();
    private boolean wanted;
    private boolean connected;
    private boolean closed;

    private record Waiting(ClientEvent event, Consumer<Outcome> outcome) {}

    /// From now on events of `type` are answered at once by `answer`.
    public synchronized <E extends ClientEvent> FakeSignalling script(Class<E> type, Function<E, Ack> answer) {
        scripts.put(type, event -> answer.apply(type.cast(event)));
        return this;
    }

    /// From now on events of `type` are refused at once.
    public FakeSignalling refuseEvery(Class<? extends ClientEvent> type, ErrorCode code) {
        return script(type, _ -> refusal(code));
    }

    /// From now on events of `type` wait for [#answer], whatever was said before.
    public synchronized FakeSignalling hold(Class<? extends ClientEvent> type) {
        scripts.remove(type);
        held.add(type);
        return this;
    }

    /// The server lets this device in.
    public void accept() {
        synchronized (this) {
            connected = true;
        }
        tell(SignallingListener::connected);
    }

    /// The connection is lost; what waits stays unanswered.
    public void drop() {
        List<Waiting> lost;
        synchronized (this) {
            if (!connected) return;
            connected = false;
            lost = List.copyOf(waiting);
            waiting.clear();
        }
        lost.forEach(sending -> sending.outcome.accept(new Outcome.Unanswered()));
        tell(SignallingListener::disconnected);
    }

    /// The server does not let this device in.
    public void refuse(Refusal refusal) {
        drop();
        tell(listener -> listener.refused(refusal));
    }

    /// The server says something.
    public void receive(ServerEvent event) {
        tell(listener -> listener.received(event));
    }

    /// Answers the oldest waiting event of `type`.
    public void answer(Class<? extends ClientEvent> type, Ack ack) {
        take(type).outcome.accept(new Outcome.Answered(ack));
    }

    /// Refuses the oldest waiting event of `type`.
    public void refuse(Class<? extends ClientEvent> type, ErrorCode code) {
        answer(type, refusal(code));
    }

    /// Lets the oldest waiting event of `type` go without an answer.
    public void loseAnswer(Class<? extends ClientEvent> type) {
        take(type).outcome.accept(new Outcome.Unanswered());
    }

    /// Everything that was sent over a connection, in order.
    public synchronized List<ClientEvent> sent() {
        return List.copyOf(sent);
    }

    /// What was sent of `type`, in order.
    public synchronized <E extends ClientEvent> List<E> sent(Class<E> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// What waits for [#answer], oldest first.
    public synchronized List<ClientEvent> unanswered() {
        return waiting.stream().map(Waiting::event).toList();
    }

    /// Whether [#connect] was called and [#close] was not.
    public synchronized boolean wanted() {
        return wanted && !closed;
    }

    public synchronized boolean closed() {
        return closed;
    }

    @Override
    public void listen(SignallingListener listener) {
        boolean standing;
        synchronized (this) {
            listeners.add(listener);
            standing = connected;
        }
        if (standing) listener.connected();
    }

    @Override
    public synchronized void connect() {
        wanted = true;
    }

    @Override
    public void renew() {
        drop();
        accept();
    }

    @Override
    public void send(ClientEvent event, Consumer<Outcome> outcome) {
        Outcome known;
        synchronized (this) {
            known = connected ? record(event, outcome) : new Outcome.Unanswered();
        }
        if (known != null) outcome.accept(known);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        drop();
    }

    /// The outcome, where it is known at once.
    private @Nullable Outcome record(ClientEvent event, Consumer<Outcome> outcome) {
        sent.add(event);
        var script = scripts.get(event.getClass());
        if (script != null) return new Outcome.Answered(script.apply(event));
        if (needsNoMore(event) && !held.contains(event.getClass())) return new Outcome.Answered(new Ack.Done());
        waiting.add(new Waiting(event, outcome));
        return null;
    }

    private static boolean needsNoMore(ClientEvent event) {
        return switch (event) {
            case ClientChatEvent.Read _,
                    ClientChatEvent.Typing _,
                    ClientCallEvent.Reject _,
                    ClientCallEvent.End _,
                    ClientCallEvent.Signal _,
                    ClientCallEvent.Hold _,
                    ClientCallEvent.Forget _ -> true;
            default -> false;
        };
    }

    private static Ack refusal(ErrorCode code) {
        return new Ack.Refused(ProtocolError.of(code, "refused by the test"));
    }

    private synchronized Waiting take(Class<? extends ClientEvent> type) {
        for (var sending : waiting) {
            if (type.isInstance(sending.event)) {
                waiting.remove(sending);
                return sending;
            }
        }
        throw new NoSuchElementException("no " + type.getSimpleName() + " waits; waiting: " + unanswered());
    }

    private void tell(Consumer<SignallingListener> what) {
        List<SignallingListener> told;
        synchronized (this) {
            told = List.copyOf(listeners);
        }
        told.forEach(what);
    }
}
