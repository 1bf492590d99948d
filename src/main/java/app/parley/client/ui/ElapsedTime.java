package app.parley.client.ui;

import java.time.Duration;
import java.util.Locale;

/// How long something is or has been going on, as clocks write it, in the digits of the language. Pure.
public final class ElapsedTime {
    private ElapsedTime() {}

    /// `M:SS`, past an hour `H:MM:SS`.
    ///
    /// @param millis negative counts as nothing
    public static String of(long millis) {
        return words(millis, "%d:%02d");
    }

    /// `MM:SS`, past an hour `H:MM:SS`: what runs does not jump at ten minutes.
    ///
    /// @param millis negative counts as nothing
    public static String running(long millis) {
        return words(millis, "%02d:%02d");
    }

    private static String words(long millis, String shorter) {
        var time = Duration.ofMillis(Math.max(0, millis));
        return Texts.digits(
                time.toHours() > 0
                        ? String.format(
                                Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                        : String.format(Locale.ROOT, shorter, time.toMinutes(), time.toSecondsPart()));
    }
}
