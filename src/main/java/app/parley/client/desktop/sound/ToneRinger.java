package app.parley.client.desktop.sound;

import app.parley.call.CallEffect.Cue;
import app.parley.client.calling.Ringer;
import app.parley.client.settings.Preferences;
import app.parley.machine.OperatingSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Rings as the person has chosen, on the speaker that they have chosen for it, and plays the soft tones where the
/// system plays. Safe on every thread.
public final class ToneRinger implements Ringer {
    private final Preferences preferences;
    private final TonePlayer rings;
    private final TonePlayer tones;

    public ToneRinger(Preferences preferences, SoundLine.Maker lines) {
        this.preferences = preferences;
        rings = new TonePlayer("parley-ring", lines, () -> preferences.get(SoundPreferences.RING_SPEAKER));
        tones = new TonePlayer("parley-tones", lines, Optional::empty);
    }

    /// This system's way to its speakers.
    public static SoundLine.Maker lines() {
        var lines = new JavaSoundLines();
        return OperatingSystem.LINUX.isCurrent() ? new PulseLines(lines) : lines;
    }

    @Override
    public void ring() {
        rings.play(() -> round(preferences), true, ringVolume());
    }

    @Override
    public void ringback() {
        tones.play(Tones::ringback, true, toneVolume());
    }

    @Override
    public void stop() {
        rings.silence();
        tones.stopRounds();
    }

    /// Lets the ring that sounds be heard no more; the next one is.
    public void hush() {
        rings.silence();
    }

    /// Rings one round, so that the person hears what they have chosen.
    public void sample() {
        rings.silence();
        rings.play(() -> round(preferences), false, ringVolume());
    }

    @Override
    public void play(Cue cue) {
        tones.play(() -> Tones.cue(cue), false, toneVolume());
    }

    @Override
    public void close() {
        rings.close();
        tones.close();
    }

    /// One round of what is to ring. A file that cannot be played must not make a call be missed.
    static short[] round(Preferences preferences) {
        var file = preferences.get(SoundPreferences.FILE);
        if (!file.isEmpty()) {
            try {
                if (OwnSound.read(Path.of(file)) instanceof OwnSound.Read.Sound own) return own.round();
            } catch (InvalidPathException writtenByHand) {
                return preferences.get(SoundPreferences.RINGTONE).round();
            }
        }
        return preferences.get(SoundPreferences.RINGTONE).round();
    }

    private double ringVolume() {
        return preferences.get(SoundPreferences.RING_VOLUME) / 100.0;
    }

    private double toneVolume() {
        return preferences.get(SoundPreferences.TONE_VOLUME) / 100.0;
    }
}
