package app.parley.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// The buckets of the server's histograms. Fixed ones, so that several servers can be added up.
final class Histograms {
    /// Of answers: from a relay's tenth of a millisecond to the ten seconds after which a client gives up
    /// (protocol, section 3).
    private static final Duration[] ANSWERS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };
    /// Of what people do: ringing, talking.
    private static final Duration[] PEOPLE = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4)
    };

    private Histograms() {}

    static Timer.Builder time(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(ANSWERS);
    }

    static Timer peoplesTime(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(PEOPLE)
                .register(registry);
    }
}
