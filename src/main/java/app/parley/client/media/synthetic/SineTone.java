package app.parley.client.media.synthetic;

/// One pure tone that goes on for ever, without a click between two pieces. For one thread.
public final class SineTone implements SoundSource {
    /// −12 dBFS at the peak: as loud as speech, with room above it.
    private static final double AMPLITUDE = 0.25 * Short.MAX_VALUE;

    private final double frequency;
    private long sample;

    /// @param frequency in Hz, above 0 and below half of [SoundSource#SAMPLE_RATE]
    public SineTone(double frequency) {
        if (frequency <= 0 || frequency >= SAMPLE_RATE / 2.0) {
            throw new IllegalArgumentException("no tone of " + frequency + " Hz");
        }
        this.frequency = frequency;
    }

    @Override
    public void next(short[] samples) {
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * frequency * sample++ / SAMPLE_RATE));
        }
    }
}
