package app.parley.client.desktop.sound;

/// Sound under construction: notes are laid over each other on a length of silence. 16-bit, mono. Not for several
/// threads.
final class Synth {
    /// In Hz; every sound system plays it.
    static final int SAMPLE_RATE = 48_000;

    /// Of the beginning of a struck note, seconds: without it one hears a click.
    private static final double ATTACK = 0.004;

    private final double[] sound;

    /// @param seconds the length of one round
    Synth(double seconds) {
        sound = new double[(int) Math.round(seconds * SAMPLE_RATE)];
    }

    /// A sine that swells and fades over its whole length.
    ///
    /// @param start in seconds, as all times here
    /// @param volume of its loudest moment, 1 being all there is
    Synth swell(double start, double length, double hertz, double volume) {
        var first = (int) (start * SAMPLE_RATE);
        var count = (int) (length * SAMPLE_RATE);
        for (var i = 0; i < count && first + i < sound.length; i++) {
            sound[first + i] += sine(hertz, i) * Math.sin(Math.PI * i / count) * volume;
        }
        return this;
    }

    /// A note as of something struck: it begins at once and dies away.
    ///
    /// @param half the time in which it loses half its strength
    /// @param partials the strength of the first, second, third … overtone beside the note itself
    Synth strike(double start, double half, double hertz, double volume, double... partials) {
        var first = (int) (start * SAMPLE_RATE);
        for (var i = 0; first + i < sound.length; i++) {
            var time = (double) i / SAMPLE_RATE;
            var strength = Math.pow(0.5, time / half) * Math.min(1, time / ATTACK) * volume;
            if (time > ATTACK && strength < 1e-4) break;
            var value = sine(hertz, i);
            // The higher ones die away faster, as in wood and metal.
            for (var n = 0; n < partials.length; n++) {
                value += partials[n] * sine(hertz * (n + 2), i) * Math.pow(0.5, time * (n + 1) / half);
            }
            sound[first + i] += value * strength;
        }
        return this;
    }

    /// The samples; what is too loud is cut.
    short[] samples() {
        var samples = new short[sound.length];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(sound[i] * Short.MAX_VALUE), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    private static double sine(double hertz, int sample) {
        return Math.sin(2 * Math.PI * hertz * sample / SAMPLE_RATE);
    }
}
