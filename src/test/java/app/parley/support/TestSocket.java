package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.Chat;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.json.ProtocolJson;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;

/// A socket of a device, on socket.io-client-java over WebSocket; it never reconnects by itself. Used by the test's
/// thread. Every wait ends within ten seconds, as a failure of the test.
public final class TestSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// The library's own would keep a process of a test alive for a minute, by threads that are not daemons.
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().dispatcher(manyAtOnce()).build();

    /// Its standard is 64 open sockets at a time; one more would wait for the end of another.
    private static Dispatcher manyAtOnce() {
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        return dispatcher;
    }

    private final Socket socket;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<ServerEvent> received = new ArrayList<>();
    private boolean disconnected;

    private TestSocket(Socket socket) {
        this.socket = socket;
    }

    /// Connects, and fails the test when it is refused.
    public static TestSocket connect(TestServer server, String auth) {
        var test = new TestSocket(socket(server, auth));
        var refusal = test.open();
        assertThat(refusal).as("connect_error").isEmpty();
        return test;
    }

    /// Tries to connect and returns the message of the `connect_error`, empty when there was none.
    public static String refusal(TestServer server, String auth) {
        try (var test = new TestSocket(socket(server, auth))) {
            return test.open();
        }
    }

    /// Sends `event` and returns what it was answered.
    public Ack ask(ClientEvent event) {
        return ProtocolJson.decodeAck(event, emit(ProtocolJson.name(event), ProtocolJson.encode(event)));
    }

    /// Sends `event` and returns the answer, which must be of `type`.
    public <A extends Ack> A ask(Class<A> type, ClientEvent event) {
        var ack = ask(event);
        assertThat(ack).as("the answer to " + event).isInstanceOf(type);
        return type.cast(ack);
    }

    /// Sends `event`, which must be refused, and returns why.
    public ErrorCode refusalOf(ClientEvent event) {
        return ask(Ack.Refused.class, event).error().code();
    }

    public Chat chat(ClientEvent event) {
        return ask(Ack.ChatAck.class, event).chat();
    }

    public Message message(ClientEvent event) {
        return ask(Ack.MessageAck.class, event).message();
    }

    /// Sends whatever the test likes and returns the text of the answer.
    ///
    /// @param payload any JSON value
    public String emit(String name, String payload) {
        var answer = new CompletableFuture<Object>();
        socket.emit(name, new Object[] {json(payload)}, args -> answer.complete(args.length == 0 ? "" : args[0]));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).toString();
        } catch (TimeoutException e) {
            throw new AssertionError("no answer to " + name, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends `event` without waiting for the answer.
    public CompletableFuture<Ack> send(ClientEvent event) {
        var answer = new CompletableFuture<Ack>();
        socket.emit(
                ProtocolJson.name(event),
                new Object[] {json(ProtocolJson.encode(event))},
                args -> answer.complete(ProtocolJson.decodeAck(event, String.valueOf(args[0]))));
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes the first event of `type` that was not taken before, waiting for it when it is not there yet.
    public <E extends ServerEvent> E await(Class<E> type) {
        return await(type, _ -> true);
    }

    /// As [#await(Class)], the first that `which` accepts.
    public <E extends ServerEvent> E await(Class<E> type, Predicate<E> which) {
        var left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (true) {
                for (var event : received) {
                    if (type.isInstance(event) && which.test(type.cast(event))) {
                        received.remove(event);
                        return type.cast(event);
                    }
                }
                if (left <= 0) throw new AssertionError("no " + type.getSimpleName() + ", but " + received);
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /// Returns what was received and not taken, after everything that the server sent before now has arrived.
    public List<ServerEvent> settled() {
        ask(Ack.Changes.class, new ClientEvent.Sync("nobody's"));
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what was received and not taken.
    public void forget() {
        settled();
        lock.lock();
        try {
            received.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the server has closed the socket.
    public void awaitDisconnect() {
        var left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (!disconnected) {
                if (left <= 0) throw new AssertionError("still connected");
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        socket.disconnect();
    }

    private String open() {
        var outcome = new CompletableFuture<String>();
        socket.on(Socket.EVENT_CONNECT, _ -> outcome.complete(""));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> outcome.complete(refusal(args[0])));
        socket.on(Socket.EVENT_DISCONNECT, _ -> changes(() -> disconnected = true));
        socket.onAnyIncoming(args -> {
            var event = ProtocolJson.decodeServerEvent(String.valueOf(args[0]), String.valueOf(args[1]));
            changes(() -> received.add(event));
        });
        socket.connect();
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("neither connected nor refused", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void changes(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Socket socket(TestServer server, String auth) {
        var options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(new String[] {"websocket"})
                .build();
        options.webSocketFactory = CLIENT;
        options.callFactory = CLIENT;
        options.auth = auth.isEmpty() ? Map.of() : strings(auth);
        return IO.socket(URI.create(server.url()), options);
    }

    /// The client takes the handshake's members as a map of strings, which is what it then writes.
    private static Map<String, String> strings(String json) {
        var object = (JSONObject) json(json);
        var members = new HashMap<String, String>();
        for (var keys = object.keys(); keys.hasNext(); ) {
            var key = String.valueOf(keys.next());
            members.put(key, object.optString(key));
        }
        return members;
    }

    private static String refusal(Object error) {
        return error instanceof JSONObject told ? told.optString("message") : String.valueOf(error);
    }

    private static Object json(String text) {
        try {
            return new JSONTokener(text).nextValue();
        } catch (JSONException e) {
            throw new AssertionError(e);
        }
    }
}
