package app.parley.server.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// What is left of a [Rate] to somebody. Safe on every thread; never blocks.
final class Budget {
    private final Bucket bucket;
    private final long most;

    private Budget(Bucket bucket, long most) {
        this.bucket = bucket;
        this.most = most;
    }

    /// A full one.
    ///
    /// @param nanos the time that refills it
    static Budget of(Rate rate, LongSupplier nanos) {
        var bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.again(), rate.per()))
                .withCustomTimePrecision(new Meter(nanos))
                .build();
        return new Budget(bucket, rate.burst());
    }

    /// Takes one.
    ///
    /// @return empty when there was one, else in how many milliseconds there will be, at least 1
    OptionalLong take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return OptionalLong.empty();
        return OptionalLong.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).toMillis() + 1);
    }

    /// What [#take] took is not to count.
    void giveBack() {
        bucket.addTokens(1);
    }

    /// Whether it is as good as a new one.
    boolean isFull() {
        return bucket.getAvailableTokens() >= most;
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
