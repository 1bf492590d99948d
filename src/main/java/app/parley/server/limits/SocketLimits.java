package app.parley.server.limits;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How often the devices may say something over their sockets. Safe on every thread; never blocks.
///
/// A device keeps what it has used up when its socket is replaced: connecting again wins nothing.
public final class SocketLimits {
    /// Before then a socket may still draw on a full budget, and a new socket must draw on the same.
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final RateLimits limits;
    private final LongSupplier nanos;
    private final Budgets<Object, Counted> devices;

    /// @param nanos the time that refills budgets
    public SocketLimits(RateLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        var rates = limits.events();
        devices = new Budgets<>(
                limits.remembered(),
                () -> new Counted(rates, nanos),
                counted -> counted.isFull() && nanos.getAsLong() - counted.askedFor > IDLE.toNanos());
    }

    /// What a socket of `device` asks before every event.
    ///
    /// @param device who it is, with a value's equality
    public ForDevice of(Object device) {
        if (!limits.enforced()) return _ -> OptionalLong.empty();
        var counted = devices.of(device);
        counted.askedFor = nanos.getAsLong();
        return counted;
    }

    /// One device's budgets.
    @FunctionalInterface
    public interface ForDevice {
        /// It says `event`.
        ///
        /// @param event the name as it came, known or not
        /// @return empty when it may, else in how many milliseconds it may
        OptionalLong take(String event);
    }

    private static final class Counted implements ForDevice {
        private final Budget others;
        private final Budget calls;
        private final Budget dials;
        private final Budget typing;
        private volatile long askedFor;

        Counted(RateLimits.Events rates, LongSupplier nanos) {
            others = Budget.of(rates.others(), nanos);
            calls = Budget.of(rates.calls(), nanos);
            dials = Budget.of(rates.dials(), nanos);
            typing = Budget.of(rates.typing(), nanos);
            askedFor = nanos.getAsLong();
        }

        @Override
        public OptionalLong take(String event) {
            return budget(event).take();
        }

        boolean isFull() {
            return others.isFull() && calls.isFull() && dials.isFull() && typing.isFull();
        }

        private Budget budget(String event) {
            return switch (event) {
                case "call:initiate" -> dials;
                case "chat:typing" -> typing;
                // These read the database at length.
                case "call:history", "call:forget" -> others;
                default -> event.startsWith("call:") ? calls : others;
            };
        }
    }
}
