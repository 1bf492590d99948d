package app.parley.server.limits;

import java.time.Duration;

/// How often something may be done: `burst` times at once, and `again` times more in every `per`, evenly spread.
///
/// @param burst at least 1
/// @param again at least 1
public record Rate(int burst, int again, Duration per) {
    public Rate {
        if (burst < 1 || again < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("a rate lets something through: " + burst + ", " + again + "/" + per);
        }
    }

    static Rate perSecond(int burst, int again) {
        return new Rate(burst, again, Duration.ofSeconds(1));
    }

    static Rate perMinute(int burst, int again) {
        return new Rate(burst, again, Duration.ofMinutes(1));
    }
}
