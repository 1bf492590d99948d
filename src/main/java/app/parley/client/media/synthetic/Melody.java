package app.parley.client.media.synthetic;

/// The sound by which a person tries a speaker: three rising tones, made by us. Pure.
public final class Melody {
    /// C major, as in a door chime: c″, e″, g″.
    private static final double[] HERTZ = {523.25, 659.25, 783.99};

    private static final double SECONDS_A_TONE = 0.35;
    /// How fast a tone fades, as of a struck bar.
    private static final double FADE = 6;
    /// −14 dBFS at its loudest: clear and not startling.
    private static final double PEAK = 0.2 * Short.MAX_VALUE;
    /// Of the beginning of each tone, in seconds: without it, it clicks.
    private static final double RISE = 0.01;

    private Melody() {}

    /// All of it, one channel at [SoundSource#SAMPLE_RATE].
    public static short[] samples() {
        var tone = (int) (SECONDS_A_TONE * SoundSource.SAMPLE_RATE);
        var all = new short[HERTZ.length * tone];
        for (var i = 0; i < all.length; i++) {
            var seconds = (double) (i % tone) / SoundSource.SAMPLE_RATE;
            var loudness = Math.min(1, seconds / RISE) * Math.exp(-FADE * seconds);
            all[i] = (short) (PEAK * loudness * Math.sin(2 * Math.PI * HERTZ[i / tone] * seconds));
        }
        return all;
    }
}
