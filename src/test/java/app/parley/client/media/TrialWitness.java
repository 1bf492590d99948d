package app.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Writes down what a [DeviceTrial] tells, and lets the test wait for it.
final class TrialWitness implements DeviceTrial.Listener {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    final List<Object> told = new CopyOnWriteArrayList<>();
    private volatile @Nullable Double level;

    @Override
    public void level(double dbfs) {
        level = dbfs;
    }

    @Override
    public void stage(DeviceTrial.Stage stage) {
        told.add(stage);
    }

    @Override
    public void failed(CallFailure.Device failure) {
        told.add(failure);
    }

    void await(Object one) {
        until(() -> told.contains(one), one);
    }

    void awaitLevel() {
        until(() -> level != null, "a level");
    }

    void awaitPicture(DeviceTrial trial) {
        until(
                () -> {
                    var frame = trial.pictures().take();
                    if (frame != null) frame.release();
                    return frame != null;
                },
                "a picture");
    }

    private void until(BooleanSupplier condition, Object what) {
        var end = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited for %s; told: %s", what, told)
                    .isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
