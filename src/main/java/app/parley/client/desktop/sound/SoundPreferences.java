package app.parley.client.desktop.sound;

import app.parley.client.settings.Preference;
import java.util.Optional;

/// What a person chooses about sounds, as it is kept.
public final class SoundPreferences {
    public static final Preference<Ringtone> RINGTONE = Preference.choice("ring.tone", Ringtone.PAPER);

    /// A file of their own, which rings in place of [#RINGTONE]; empty for none.
    public static final Preference<String> FILE = Preference.text("ring.file");

    /// Where it rings: empty for where the system plays.
    public static final Preference<Optional<SoundLine.Speaker>> RING_SPEAKER =
            new Preference<>("ring.speaker", Optional.empty(), SoundPreferences::speaker, SoundPreferences::text);

    /// In percent.
    public static final Preference<Integer> RING_VOLUME = Preference.number("ring.volume", 80, 0, 100);

    /// Of the tones around a call, in percent.
    public static final Preference<Integer> TONE_VOLUME = Preference.number("tone.volume", 70, 0, 100);

    /// Between a device's id and its name in the file. Ids of Linux, Windows and macOS hold no such thing.
    private static final String BAR = " | ";

    private SoundPreferences() {}

    private static Optional<Optional<SoundLine.Speaker>> speaker(String text) {
        if (text.isBlank()) return Optional.of(Optional.empty());
        var bar = text.indexOf(BAR);
        return Optional.of(Optional.of(
                bar < 0
                        ? new SoundLine.Speaker(text, text)
                        : new SoundLine.Speaker(text.substring(0, bar), text.substring(bar + BAR.length()))));
    }

    private static String text(Optional<SoundLine.Speaker> speaker) {
        return speaker.map(one -> one.id() + BAR + one.name()).orElse("");
    }
}
