package app.parley.client.ui;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/// Time by JavaFX's own animation clock. On the JavaFX thread.
public final class FxTicker implements Ticker {
    @Override
    public Stop every(Duration period, Runnable task) {
        return start(period, task, Animation.INDEFINITE);
    }

    @Override
    public Stop after(Duration delay, Runnable task) {
        return start(delay, task, 1);
    }

    private static Stop start(Duration period, Runnable task, int times) {
        FxThread.check();
        var timeline =
                new Timeline(new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), _ -> task.run()));
        timeline.setCycleCount(times);
        timeline.play();
        return timeline::stop;
    }
}
