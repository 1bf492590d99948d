package app.parley.client.desktop;

import app.parley.call.CallEffect.Cue;

/// The sounds around a call, as samples: 16-bit, mono, computed once. Soft sines that swell and fade, quiet enough
/// not to startle.
final class Tones {
    /// In Hz; every sound system plays it.
    static final int SAMPLE_RATE = 48_000;

    private Tones() {}

    /// One round of the ring: two rising pairs and a pause, 3 s.
    static short[] ring() {
        var sound = new short[3 * SAMPLE_RATE];
        for (var pair = 0; pair < 2; pair++) {
            var start = pair * 0.6;
            add(sound, start, 0.25, 659, 0.30);
            add(sound, start + 0.2, 0.35, 880, 0.30);
        }
        return sound;
    }

    /// One round of what the caller hears: 1 s of 425 Hz and 4 s of silence, as European exchanges have it (ITU-T
    /// E.180).
    static short[] ringback() {
        var sound = new short[5 * SAMPLE_RATE];
        add(sound, 0, 1, 425, 0.12);
        return sound;
    }

    static short[] cue(Cue cue) {
        var sound = new short[SAMPLE_RATE / 2];
        switch (cue) {
            case CONNECTED -> {
                add(sound, 0, 0.15, 523, 0.15);
                add(sound, 0.12, 0.25, 784, 0.15);
            }
            case RECONNECTING -> {
                add(sound, 0, 0.15, 440, 0.12);
                add(sound, 0.2, 0.15, 440, 0.12);
            }
            // Heard beside a voice: high, short and soft.
            case WAITING -> add(sound, 0, 0.2, 988, 0.08);
            case ENDED -> {
                add(sound, 0, 0.15, 523, 0.15);
                add(sound, 0.12, 0.25, 392, 0.15);
            }
        }
        return sound;
    }

    /// Adds a sine that swells and fades over its whole length.
    ///
    /// @param start in seconds
    /// @param length in seconds
    /// @param volume of its loudest moment, 1 being all there is
    private static void add(short[] sound, double start, double length, double hertz, double volume) {
        var first = (int) (start * SAMPLE_RATE);
        var count = (int) (length * SAMPLE_RATE);
        for (var i = 0; i < count; i++) {
            var swell = Math.sin(Math.PI * i / count);
            var value = Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE) * swell * volume * Short.MAX_VALUE;
            sound[first + i] = (short) Math.clamp(sound[first + i] + value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }
}
