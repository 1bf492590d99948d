package app.parley.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallSignal;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.IceCandidate;
import app.parley.protocol.Message;
import app.parley.protocol.MessageKind;
import app.parley.protocol.RequestId;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.SessionDescription;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Anna, Ben and Cleo in one group on a real server, each with a device called `desk`: the stage of the tests
/// of calls through sockets. Each scene has people of its own, so that one server may hold many.
final class CallScene implements AutoCloseable {
    /// Longer than any test, so that only tests of the time-outs meet one.
    static final long LONG_MS = 60_000;

    private static final AtomicInteger SCENES = new AtomicInteger();

    final TestServer server;
    final TestUser anna;
    final TestUser ben;
    final TestUser cleo;
    final ChatId chat;
    private final AtomicInteger wishes = new AtomicInteger();

    private CallScene(TestServer server) {
        this.server = server;
        var scene = SCENES.incrementAndGet();
        anna = server.register("anna" + scene);
        ben = server.register("ben" + scene);
        cleo = server.register("cleo" + scene);
        try (var socket = anna.connect()) {
            var members = List.of(ben.id(), cleo.id());
            chat = socket.chat(new ClientChatEvent.Create(new RequestId("group"), "All", members))
                    .id();
        }
    }

    /// A server on which nothing runs out.
    static TestServer patientServer(Path folder) {
        return TestServer.start(TestServer.config(folder).withCallTimes(LONG_MS, LONG_MS));
    }

    /// New people on a server that others use too.
    static CallScene on(TestServer server) {
        return new CallScene(server);
    }

    /// A server of its own.
    static CallScene open(Path folder, long ringTimeoutMs, long reconnectGraceMs) {
        return new CallScene(
                TestServer.start(TestServer.config(folder).withCallTimes(ringTimeoutMs, reconnectGraceMs)));
    }

    /// Stops the server.
    @Override
    public void close() {
        server.close();
    }

    /// A wish to call `callee` with picture, under a key of its own.
    ClientCallEvent.Initiate calling(TestUser callee) {
        var key = new RequestId("wish" + wishes.incrementAndGet());
        return new ClientCallEvent.Initiate(key, callee.id(), chat, CallType.VIDEO);
    }

    /// Begins a call to `callee`, whose `device` takes the news of it.
    CallId ring(TestSocket caller, TestUser callee, TestSocket device) {
        var id = ring(caller, callee);
        incoming(device, id);
        return id;
    }

    /// Begins a call; the news of it are left to be taken, but for the caller's.
    CallId ring(TestSocket caller, TestUser callee) {
        var id = caller.ask(Ack.Initiated.class, calling(callee)).callId();
        caller.await(ServerCallEvent.Initiated.class, event -> event.callId().equals(id));
        return id;
    }

    /// Begins a call that `device` answers; both have taken all news of it.
    CallId talk(TestSocket caller, TestUser callee, TestSocket device) {
        var id = ring(caller, callee, device);
        accept(caller, device, id, null);
        return id;
    }

    void accept(TestSocket caller, TestSocket device, CallId id, ClientCallEvent.@Nullable First first) {
        device.ask(Ack.CallAck.class, new ClientCallEvent.Accept(id, first));
        for (var socket : List.of(caller, device)) {
            socket.await(ServerCallEvent.Accepted.class, event -> event.callId().equals(id));
        }
    }

    /// Two-way talk may call again at once: `callWaiting` on.
    static void takesWaitingCalls(TestUser user) {
        assertThat(user.http().patch("/api/me", "{\"callWaiting\":true}").status())
                .isEqualTo(200);
    }

    static ServerCallEvent.Incoming incoming(TestSocket device, CallId id) {
        return device.await(
                ServerCallEvent.Incoming.class, event -> event.callId().equals(id));
    }

    static ServerCallEvent.Ended ended(TestSocket device, CallId id) {
        return device.await(ServerCallEvent.Ended.class, event -> event.callId().equals(id));
    }

    /// What a device was told of calls and did not take yet.
    static List<ServerCallEvent> news(TestSocket socket) {
        return socket.settled().stream()
                .filter(ServerCallEvent.class::isInstance)
                .map(ServerCallEvent.class::cast)
                .toList();
    }

    /// The history of the user of `socket`.
    static List<CallRecord> history(TestSocket socket) {
        return socket.ask(Ack.Calls.class, new ClientCallEvent.History(null, null))
                .calls();
    }

    /// The one record that call `id` left, which must be the same in its message; there must be no second message.
    CallRecord left(TestSocket participant, CallId id) {
        var records = history(participant).stream()
                .filter(call -> call.callId().equals(id))
                .toList();
        assertThat(records).as("the record").hasSize(1);
        var messages = callMessages(participant).stream()
                .filter(message -> message.clientId().value().equals(id.value()))
                .toList();
        assertThat(messages).as("the message").hasSize(1);
        var message = messages.getFirst();
        assertThat(message.call()).isEqualTo(records.getFirst());
        assertThat(message.senderId()).isEqualTo(records.getFirst().callerId());
        assertThat(message.body()).isEmpty();
        return records.getFirst();
    }

    List<Message> callMessages(TestSocket member) {
        return member.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, 100)).messages().stream()
                .filter(message -> message.kind() == MessageKind.CALL)
                .toList();
    }

    static CallSignal.Offer offer(String text) {
        return new CallSignal.Offer(new SessionDescription(SessionDescription.Type.OFFER, text));
    }

    static CallSignal.Answer answer(String text) {
        return new CallSignal.Answer(new SessionDescription(SessionDescription.Type.ANSWER, text));
    }

    static CallSignal.Candidate candidate(String text) {
        return new CallSignal.Candidate(new IceCandidate(text, "0", 0));
    }

    static void signal(TestSocket from, CallId id, CallSignal... signals) {
        for (var signal : signals) from.ask(Ack.Done.class, new ClientCallEvent.Signal(id, signal));
    }

    /// Takes the next signal that a device was sent.
    static ServerCallEvent.Signal signalled(TestSocket device) {
        return device.await(ServerCallEvent.Signal.class);
    }
}
