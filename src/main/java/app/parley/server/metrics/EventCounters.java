package app.parley.server.metrics;

import app.parley.protocol.Ack;
import app.parley.protocol.ErrorCode;
import app.parley.server.gateway.EventMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Events by name and outcome, and how long those take that are more than passed on. A relayed event costs one
/// lookup and one striped counter. Safe on every thread.
final class EventCounters implements EventMeter {
    /// The label of names that the protocol does not have: a client may write any.
    private static final String UNKNOWN = "unknown";

    private final Map<String, OneEvent> events = new HashMap<>();
    private final OneEvent unknown;

    /// @param names of the protocol's events
    EventCounters(MeterRegistry registry, Set<String> names) {
        for (var name : names) events.put(name, new OneEvent(registry, name));
        unknown = new OneEvent(registry, UNKNOWN);
    }

    @Override
    public Consumer<Ack> begin(String name, boolean relayed) {
        var event = events.getOrDefault(name, unknown);
        if (relayed) return event;
        var begun = System.nanoTime();
        return answer -> {
            event.accept(answer);
            event.time.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        };
    }

    /// Counts the answers to one event.
    private static final class OneEvent implements Consumer<Ack> {
        final Timer time;
        private final Counter ok;
        private final Map<ErrorCode, Counter> refused = new EnumMap<>(ErrorCode.class);

        OneEvent(MeterRegistry registry, String name) {
            time = Histograms.time("parley.event", "From an event of a client to its answer.")
                    .tag("event", name)
                    .register(registry);
            ok = counter(registry, name, "ok");
            for (var code : ErrorCode.values()) {
                refused.put(code, counter(registry, name, code.name().toLowerCase(Locale.ROOT)));
            }
        }

        @Override
        public void accept(Ack answer) {
            var counter = answer instanceof Ack.Refused(var error) ? refused.get(error.code()) : ok;
            if (counter != null) counter.increment();
        }

        private static Counter counter(MeterRegistry registry, String name, String outcome) {
            return Counter.builder("parley.events")
                    .description("Events of clients, by name and answer: ok or the protocol's error code.")
                    .tag("event", name)
                    .tag("outcome", outcome)
                    .register(registry);
        }
    }
}
