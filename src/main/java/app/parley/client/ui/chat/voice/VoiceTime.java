package app.parley.client.ui.chat.voice;

import app.parley.client.ui.Texts;
import java.time.Duration;
import java.util.Locale;

/// How long a voice message is, as clocks write it. Pure.
final class VoiceTime {
    private VoiceTime() {}

    /// `M:SS`, past an hour `H:MM:SS`.
    static String of(long millis) {
        var time = Duration.ofMillis(millis);
        return Texts.digits(
                time.toHours() > 0
                        ? String.format(
                                Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart()));
    }
}
