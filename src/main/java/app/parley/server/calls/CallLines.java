package app.parley.server.calls;

import app.parley.protocol.CallId;
import app.parley.server.bus.Bus;
import app.parley.server.calls.rules.ServerCall;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The lines of all calls that are: the cache of participants that relaying reads. Changed only after commits, in
/// their order; safe to read on every thread.
final class CallLines {
    private final Map<CallId, CallLine> lines = new ConcurrentHashMap<>();
    private final Bus bus;

    CallLines(Bus bus) {
        this.bus = bus;
    }

    Optional<CallLine> find(CallId id) {
        return Optional.ofNullable(lines.get(id));
    }

    /// The line of a call that was just read or stepped; a call that is over gets one for this once.
    CallLine of(CallId id, ServerCall call) {
        return switch (call) {
            case ServerCall.Current _ -> lines.computeIfAbsent(id, _ -> new CallLine(bus, call));
            case ServerCall.None _ -> new CallLine(bus, call);
            case ServerCall.Over _ -> {
                var line = lines.remove(id);
                yield line == null ? new CallLine(bus, call) : line;
            }
        };
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Collection<CallLine> all() {
        return List.copyOf(lines.values());
    }
}
