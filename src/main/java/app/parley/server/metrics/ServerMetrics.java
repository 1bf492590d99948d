package app.parley.server.metrics;

import app.parley.protocol.CallRecord;
import app.parley.server.gateway.EventMeter;
import app.parley.server.http.HttpMeter;
import app.parley.server.store.StoreMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// All that one server counts. Made by the wiring, which hands its parts to whoever has something to count; read at
/// `/metrics`. Safe on every thread. Labels come from fixed sets, never from users.
public final class ServerMetrics implements StoreMeter, HttpMeter, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final EventMeter events;
    private final Map<Route, Timer> routes = new ConcurrentHashMap<>();
    private final DistributionSummary batches;
    private final Timer commits;
    private final Timer writes;
    private final Timer ringToAnswer;
    private final Timer callDuration;

    /// @param eventNames of the protocol's events
    public ServerMetrics(Set<String> eventNames) {
        events = new EventCounters(registry, eventNames);
        batches = DistributionSummary.builder("parley.database.batch")
                .description("Writes that went into one commit.")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        commits = Histograms.time("parley.database.commit", "From the begin of a commit to its being durable.")
                .register(registry);
        writes = Histograms.time("parley.database.write", "From asking for a write to its being durable.")
                .register(registry);
        ringToAnswer = Histograms.peoplesTime(
                registry, "parley.call.ring.to.answer", "From the ringing to the answer, of answered calls.");
        callDuration = Histograms.peoplesTime(registry, "parley.call.duration", "How long answered calls lasted.");
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// For the gateway.
    public EventMeter events() {
        return events;
    }

    /// A figure that is read whenever somebody looks.
    ///
    /// @param name dotted, without the `parley.` before it
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("parley." + name, value).description(description).register(registry);
    }

    @Override
    public void answered(String route, int status, long nanos) {
        routes.computeIfAbsent(new Route(route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int writesInIt, long nanos) {
        batches.record(writesInIt);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void written(long nanos) {
        writes.record(nanos, TimeUnit.NANOSECONDS);
    }

    /// A call is over.
    public void ended(CallRecord call) {
        Counter.builder("parley.calls")
                .description("Calls that are over, by outcome.")
                .tag("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
                .tag("type", call.type().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (call.startedAt() == null) return;
        ringToAnswer.record(Duration.ofMillis(Math.max(0, call.startedAt() - call.createdAt())));
        callDuration.record(Duration.ofMillis(call.durationMs()));
    }

    /// Everything, as Prometheus reads it. Blocks.
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    private Timer timer(Route route) {
        return Histograms.time("parley.http", "From an HTTP request to its answer.")
                .tag("route", route.name())
                .tag("status", Integer.toString(route.status()))
                .register(registry);
    }

    private record Route(String name, int status) {}
}
