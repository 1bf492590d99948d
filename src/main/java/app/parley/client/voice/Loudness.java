package app.parley.client.voice;

/// How loud a stretch of speech looks. Pure.
final class Loudness {
    /// What counts as silence, dBFS: under it there is only the room's noise.
    private static final double SILENCE = -50;

    /// As loud as speech gets, dBFS.
    private static final double LOUD = -8;

    private Loudness() {}

    /// @return 0 for silence, 1 for as loud as speech gets
    static double of(double energy, long samples) {
        if (samples == 0 || energy <= 0) return 0;
        var dbfs = 10 * Math.log10(energy / samples / ((double) Short.MIN_VALUE * Short.MIN_VALUE));
        return Math.clamp((dbfs - SILENCE) / (LOUD - SILENCE), 0, 1);
    }

    static double energy(short[] samples) {
        var energy = 0.0;
        for (var sample : samples) energy += (double) sample * sample;
        return energy;
    }
}
