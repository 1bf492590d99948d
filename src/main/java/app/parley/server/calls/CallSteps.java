package app.parley.server.calls;

import app.parley.loop.Step;
import app.parley.protocol.Ack;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.server.calls.rules.CallEffect;
import app.parley.server.calls.rules.CallInput;
import app.parley.server.calls.rules.CallRules;
import app.parley.server.calls.rules.CallTimes;
import app.parley.server.calls.rules.OtherCall;
import app.parley.server.calls.rules.Place;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.messages.MessageLog;
import app.parley.server.store.Tx;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Takes one step of one call within a write transaction: load, step, save; what it has to tell follows the commit.
/// Runs on the database's writer, so steps come one at a time and their news in the order of the commits.
final class CallSteps {
    private static final Logger log = LoggerFactory.getLogger(CallSteps.class);

    private final CallStore store;
    private final CallTimes times;
    private final CallRules rules;
    private final MessageLog messages;
    private final People people;
    private final CallLines lines;
    private final Consumer<ServerCall.Current> watch;
    private final Consumer<CallRecord> ended;

    /// @param watch is told, after the commit, of every call that waits for a time
    /// @param ended is told, after the commit, of every call that is over
    CallSteps(
            CallStore store,
            CallTimes times,
            MessageLog messages,
            People people,
            CallLines lines,
            Consumer<ServerCall.Current> watch,
            Consumer<CallRecord> ended) {
        this.store = store;
        this.times = times;
        this.rules = new CallRules(times);
        this.messages = messages;
        this.people = people;
        this.lines = lines;
        this.watch = watch;
        this.ended = ended;
    }

    /// The calls of `user` but for `except`, as facts for a step.
    List<OtherCall> others(Tx tx, UserId user, CallId except) {
        return store.currentOf(tx, user).stream()
                .filter(call -> !call.callId().equals(except))
                .map(call -> OtherCall.seenBy(user, call))
                .toList();
    }

    /// Steps the call `id` and says what was decided.
    ///
    /// @param reply gets the ack after the commit, if the input is one that is acknowledged
    Step<ServerCall, CallEffect> take(Tx tx, CallId id, CallInput input, Consumer<Ack> reply) {
        var before = store.find(tx, id);
        var step = rules.step(before, input);
        for (var effect : step.effects()) {
            if (effect instanceof CallEffect.MakeWay(var other, var user, var how)) {
                take(tx, other, new CallInput.MakeWay(user, how, now(input)), _ -> {});
            }
        }
        var next = step.next();
        // A call that is due and stays was due by other times than today's: its due time is written anew.
        var dueByOtherTimes = input instanceof CallInput.Due && next instanceof ServerCall.Current;
        if (!next.equals(before) || dueByOtherTimes) save(tx, next);
        for (var effect : step.effects()) {
            if (effect instanceof CallEffect.Leave(var record)) messages.appendCall(tx, record);
        }
        var caller = caller(tx, step);
        tx.afterCommit(() -> {
            lines.of(id, next).follow(next, step.effects(), caller, reply);
            if (next.equals(before)) return;
            try (var _ = MDC.putCloseable("call", id.value())) {
                log.info("Call {}: {} → {} by {}", id, name(before), name(next), name(input));
            }
            if (next instanceof ServerCall.Current current) watch.accept(current);
            for (var effect : step.effects()) {
                if (effect instanceof CallEffect.Leave(var record)) ended.accept(record);
            }
        });
        return step;
    }

    private void save(Tx tx, ServerCall next) {
        switch (next) {
            case ServerCall.Current current -> {
                store.save(tx, current, current.dueAt(times));
                place(tx, current.invitation().callerId());
                place(tx, current.invitation().calleeId());
            }
            case ServerCall.Over(var record) -> {
                store.close(tx, record);
                place(tx, record.callerId());
                place(tx, record.calleeId());
            }
            case ServerCall.None _ -> throw new IllegalStateException("a call does not become none");
        }
    }

    private void place(Tx tx, UserId user) {
        store.place(tx, user, Place.of(user, store.currentOf(tx, user)));
    }

    private @Nullable User caller(Tx tx, Step<ServerCall, CallEffect> step) {
        for (var effect : step.effects()) {
            if (effect instanceof CallEffect.Ring ring) {
                return people.me(tx, ring.call().invitation().callerId()).user();
            }
        }
        return null;
    }

    private static long now(CallInput input) {
        return switch (input) {
            case CallInput.Accept accept -> accept.now();
            case CallInput.Hold hold -> hold.now();
            default -> throw new IllegalStateException(name(input) + " makes no way");
        };
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }
}
