package app.parley.server.calls;

import app.parley.loop.Loop;
import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientCallEvent;
import app.parley.protocol.ClientCallEvent.HangUpReason;
import app.parley.protocol.ClientCallEvent.RejectReason;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import app.parley.server.bus.Bus;
import app.parley.server.bus.DeviceListener;
import app.parley.server.calls.rules.CallInput;
import app.parley.server.calls.rules.CallTimes;
import app.parley.server.calls.rules.Party;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.members.MemberStore;
import app.parley.server.messages.MessageLog;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.Database;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// Calls, for the gateway: every event of the protocol's section 5, and what becomes of calls when devices,
/// sign-ins and memberships come and go. But for [#relay] every method blocks.
///
/// An ack goes to the `reply` that is handed in, exactly once, when its step is committed and before what the step
/// delivers to that device out of what was kept for it; or the method throws.
public final class CallService implements DeviceListener {
    /// Calls closed in one transaction: leaves room for other writers in between.
    private static final int SWEEP = 64;

    private final Database database;
    private final CallStore store;
    private final CallTimes times;
    private final People people;
    private final Bus bus;
    private final InstantSource clock;
    private final CallLines lines;
    private final CallSteps steps;
    private final CallInitiation initiation;
    private final CallTimer timer;
    private final List<Consumer<CallRecord>> endListeners = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /// @param loops makes the timers' loop around the handler that it is given, on a thread that may block
    public CallService(
            Database database,
            CallStore store,
            CallTimes times,
            MemberStore members,
            People people,
            MessageLog messages,
            AnswerStore answers,
            Bus bus,
            NewIds ids,
            InstantSource clock,
            Function<Consumer<CallTimer.Wake>, Loop<CallTimer.Wake>> loops) {
        this.database = database;
        this.store = store;
        this.times = times;
        this.people = people;
        this.bus = bus;
        this.clock = clock;
        lines = new CallLines(bus);
        timer = new CallTimer(loops, clock, new Timed());
        steps = new CallSteps(store, times, messages, people, lines, this::watch, this::tellEnded);
        initiation = new CallInitiation(steps, times, members, people, answers, bus, ids, clock);
    }

    /// Takes up the calls that the database holds and closes those whose time passed while the server was away.
    /// Before the first socket.
    public void start() {
        write(tx -> {
            var now = clock.millis();
            var known = store.lastBeat(tx);
            var lostAt = known.isEmpty() ? now : Math.min(now, known.getAsLong() + CallTimer.BEAT.toMillis());
            for (var call : store.allCurrent(tx)) {
                steps.take(tx, call.callId(), new CallInput.Restarted(lostAt, now), _ -> {});
            }
        });
        lines.all().forEach(line -> {
            if (line.call() instanceof ServerCall.Current call) watch(call);
        });
    }

    /// Tells `listener` of every call that is over, after the commit. It must not block. Meant for start-up.
    public void listen(Consumer<CallRecord> listener) {
        endListeners.add(listener);
    }

    /// From now on the closing of sockets is the server's own doing and no loss to count. Before the sockets close.
    public void stop() {
        stopped = true;
        if (!lines.isEmpty()) write(tx -> store.beat(tx, clock.millis()));
    }

    /// An event of a client.
    public void handle(Party by, ClientCallEvent event, Consumer<Ack> reply) {
        switch (event) {
            case ClientCallEvent.Initiate initiate -> write(tx -> initiation.take(tx, by, initiate, reply));
            case ClientCallEvent.Accept(var id, var first) ->
                step(id, reply, (tx, now) -> {
                    var others = steps.others(tx, by.user(), id);
                    return new CallInput.Accept(by, first, others, now);
                });
            case ClientCallEvent.Reject(var id, var reason) -> {
                var why = Objects.requireNonNullElse(reason, RejectReason.DECLINED);
                step(id, reply, (_, now) -> new CallInput.Reject(by, why, now));
            }
            case ClientCallEvent.End(var id, var reason) -> {
                var why = Objects.requireNonNullElse(reason, HangUpReason.HANGUP);
                step(id, reply, (_, now) -> new CallInput.End(by, why, now));
            }
            case ClientCallEvent.Hold(var id, var on) ->
                step(id, reply, (tx, now) -> {
                    var others = steps.others(tx, by.user(), id);
                    return new CallInput.Hold(by, on, others, now);
                });
            case ClientCallEvent.Resume(var id) -> step(id, reply, (_, now) -> new CallInput.Resume(by, now));
            case ClientCallEvent.Signal signal -> {
                if (!relay(by, signal, reply)) relayUnknown(by, signal, reply);
            }
            case ClientCallEvent.History history -> reply.accept(history(by.user(), history));
            case ClientCallEvent.Forget forget -> {
                forget(by.user(), forget);
                reply.accept(new Ack.Done());
            }
        }
    }

    /// Passes a signal on without blocking, if the call is known here. The signals of one device go out in the
    /// order of the calls.
    ///
    /// @return false when it is for [#handle] to look further; nothing was done then
    public boolean relay(Party from, ClientCallEvent.Signal signal, Consumer<Ack> reply) {
        var line = lines.find(signal.callId());
        line.ifPresent(found -> reply.accept(found.relay(from, signal.signal())));
        return line.isPresent();
    }

    @Override
    public void connected(UserId user, DeviceId device) {
        if (stopped) return;
        write(tx -> {
            for (var call : store.currentOf(tx, user)) {
                var silent = people.me(tx, user).doNotDisturb();
                var input = new CallInput.DeviceConnected(new Party(user, device), silent);
                steps.take(tx, call.callId(), input, _ -> {});
            }
        });
    }

    @Override
    public void gone(UserId user, DeviceId device) {
        if (!stopped) write(tx -> lost(tx, new Party(user, device)));
    }

    /// The device was signed out for good.
    public void signedOut(UserId user, DeviceId device) {
        write(tx -> {
            var last = bus.devicesOf(user).stream().allMatch(device::equals);
            for (var call : store.currentOf(tx, user)) {
                var input = new CallInput.DeviceSignedOut(new Party(user, device), last, clock.millis());
                steps.take(tx, call.callId(), input, _ -> {});
            }
        });
    }

    /// The user is no longer a member of the chat.
    public void left(ChatId chat, UserId user) {
        write(tx -> {
            for (var call : store.currentOf(tx, user)) {
                if (!call.invitation().chatId().equals(chat)) continue;
                steps.take(tx, call.callId(), new CallInput.MemberLeft(user, clock.millis()), _ -> {});
            }
        });
    }

    private void lost(Tx tx, Party device) {
        var last = !bus.isOnline(device.user());
        for (var call : store.currentOf(tx, device.user())) {
            tx.afterCommit(() -> lines.find(call.callId()).ifPresent(line -> line.gone(device)));
            steps.take(tx, call.callId(), new CallInput.DeviceLost(device, last, clock.millis()), _ -> {});
        }
    }

    /// The call is not among the lines: over, never there, or not taken up here yet.
    private void relayUnknown(Party from, ClientCallEvent.Signal signal, Consumer<Ack> reply) {
        write(tx -> {
            var call = store.find(tx, signal.callId());
            tx.afterCommit(() -> reply.accept(lines.of(signal.callId(), call).relay(from, signal.signal())));
        });
    }

    private Ack history(UserId user, ClientCallEvent.History wish) {
        var limit = wish.limit() == null ? Bounds.PAGE_DEFAULT : wish.limit();
        return database.read(tx -> {
            var before = Optional.ofNullable(wish.before())
                    .map(id -> store.record(tx, id)
                            .filter(call ->
                                    List.of(call.callerId(), call.calleeId()).contains(user))
                            .orElseThrow(
                                    () -> new ProtocolException(ErrorCode.CALL_NOT_FOUND, "there is no such call")));
            return new Ack.Calls(store.history(tx, user, before, limit));
        });
    }

    private void forget(UserId user, ClientCallEvent.Forget wish) {
        write(tx -> {
            if (wish.callIds() == null) store.forgetAll(tx, user);
            else store.forget(tx, user, wish.callIds());
        });
    }

    private void tellEnded(CallRecord call) {
        endListeners.forEach(listener -> listener.accept(call));
    }

    private void watch(ServerCall.Current call) {
        call.dueAt(times).ifPresent(timer::dueAt);
    }

    private void step(CallId id, Consumer<Ack> reply, InputOf input) {
        write(tx -> steps.take(tx, id, input.at(tx, clock.millis()), reply));
    }

    private void write(Consumer<Tx> work) {
        database.write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Makes an input out of facts that hold within the step's transaction.
    private interface InputOf {
        CallInput at(Tx tx, long now);
    }

    /// What the timer's loop has to do.
    private final class Timed implements CallTimer.Work {
        @Override
        public OptionalLong sweep() {
            write(tx -> {
                var now = clock.millis();
                for (var call : store.due(tx, now, SWEEP)) {
                    steps.take(tx, call, new CallInput.Due(now), _ -> {});
                }
            });
            return database.read(store::nextDue);
        }

        @Override
        public boolean beat() {
            if (stopped || lines.isEmpty()) return false;
            write(tx -> store.beat(tx, clock.millis()));
            lines.all().forEach(line -> missing(line.call()));
            return true;
        }

        /// Mends what a device's going should have done while the database did not answer.
        private void missing(ServerCall call) {
            var parties = switch (call) {
                case ServerCall.Ringing ringing -> List.of(ringing.caller());
                case ServerCall.Active active ->
                    List.of(
                            active.party(active.invitation().callerId()),
                            active.party(active.invitation().calleeId()));
                case ServerCall.None _, ServerCall.Over _ -> List.<Party>of();
            };
            for (var party : parties) {
                if (isHere(party)) continue;
                write(tx -> {
                    if (!isHere(party)) lost(tx, party);
                });
            }
        }

        private boolean isHere(Party party) {
            return bus.devicesOf(party.user()).contains(party.device());
        }
    }
}
