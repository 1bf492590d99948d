package app.parley.bench;

import app.parley.bench.ServerFigures.Alone;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What only a whole server does: messages that are on disk before they are answered, whole calls, and catching up.
/// Used by the thread that measures.
final class WholeLoad {
    private static final int MANY_SENDERS = 16;
    /// Two for each sender, and as many for calls.
    static final int USERS = 2 * MANY_SENDERS;

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final LoadGenerator load;
    private final OurServer server;
    private final ServerBench.Plan plan;
    private final List<WireSocket> sockets;
    private final List<ChatId> chats = new ArrayList<>();

    WholeLoad(LoadGenerator load, OurServer server, ServerBench.Plan plan) {
        this.load = load;
        this.server = server;
        this.plan = plan;
        sockets = load.connect(server.port(), server.users());
        for (var i = 0; i < MANY_SENDERS; i++) {
            chats.add(OurServer.chat(sockets.get(2 * i), server.users().get(2 * i + 1)));
        }
    }

    Alone measure() {
        var one = messagesPerSecond(1);
        var many = messagesPerSecond(MANY_SENDERS);
        var calls = callsPerSecond();
        return new Alone(one, many, MANY_SENDERS, calls, plan.changes(), syncMillis());
    }

    private double messagesPerSecond(int senders) {
        var works = new ArrayList<Supplier<CompletionStage<?>>>();
        for (var i = 0; i < senders; i++) works.add(sending(i));
        return perSecond(works);
    }

    private Supplier<CompletionStage<?>> sending(int pair) {
        return () -> sockets.get(2 * pair).ask(message(chats.get(pair)));
    }

    private double callsPerSecond() {
        var works = new ArrayList<Supplier<CompletionStage<?>>>();
        for (var i = 0; i < MANY_SENDERS; i++) works.add(calling(i));
        return perSecond(works);
    }

    /// One call after another: begun, answered and ended.
    private Supplier<CompletionStage<?>> calling(int pair) {
        var caller = sockets.get(2 * pair);
        var callee = sockets.get(2 * pair + 1);
        var whom = server.users().get(2 * pair + 1);
        return () -> caller.ask(OurServer.initiate(whom, chats.get(pair))).thenCompose(ack -> {
            CallId call = ((Ack.Initiated) ack).callId();
            return callee.ask(new ClientCallEvent.Accept(call, null))
                    .thenCompose(_ -> caller.ask(new ClientCallEvent.End(call, null)));
        });
    }

    /// How long a device takes to catch up that was away while much was written.
    private double syncMillis() {
        var away = sockets.get(1);
        var cursor = sync(away, null).cursor();
        LoadGenerator.await(away.close());
        var works = new ArrayList<Supplier<CompletionStage<?>>>();
        for (var i = 0; i < MANY_SENDERS; i++) works.add(sending(0));
        try (var writing = load.repeat(works)) {
            while (writing.done() < plan.changes()) load.pause(Duration.ofMillis(10));
        }
        var back = load.connect(server.port(), server.users().subList(1, 2)).getFirst();
        var start = System.nanoTime();
        var changes = 0;
        while (changes < plan.changes()) {
            var page = sync(back, cursor);
            cursor = page.cursor();
            changes += page.changes().size();
            if (!page.more() && changes < plan.changes()) {
                throw new IllegalStateException("only " + changes + " of " + plan.changes() + " changes came back");
            }
        }
        return (System.nanoTime() - start) / 1e6 * plan.changes() / changes;
    }

    private double perSecond(List<Supplier<CompletionStage<?>>> works) {
        try (var repetition = load.repeat(works)) {
            load.pause(WARM_UP);
            var before = repetition.done();
            var start = System.nanoTime();
            load.pause(plan.round());
            return (repetition.done() - before) / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static Ack.Changes sync(WireSocket socket, @Nullable String cursor) {
        return (Ack.Changes) LoadGenerator.await(socket.ask(new ClientEvent.Sync(cursor)));
    }

    private static ClientChatEvent.Send message(ChatId chat) {
        var id = new ClientId(UUID.randomUUID().toString());
        return new ClientChatEvent.Send(chat, id, "See you at half past nine, at the usual place.", null, null, null);
    }
}
