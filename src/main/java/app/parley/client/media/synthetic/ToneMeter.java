package app.parley.client.media.synthetic;

import app.parley.client.media.AudioTap;

/// Measures the sound of the last moments: how loud it is, and which tone stands out. Heard and read on different
/// threads.
public final class ToneMeter implements AudioTap {
    /// What is looked at, in samples: 250 ms. A tone is then told from its neighbours at 1 / 0.25 s = 4 Hz.
    public static final int WINDOW = SoundSource.SAMPLE_RATE / 4;

    private static final double LOWEST_HZ = 100;
    private static final double HIGHEST_HZ = 4000;
    private static final double STEP_HZ = 4;

    /// Below this nothing can be said of a tone.
    private static final double SILENCE_DBFS = -60;

    private final short[] ring = new short[WINDOW];
    private long heard;

    /// What was measured.
    ///
    /// @param dbfs level, 0 for the loudest square wave there is (a full sine is at −3); −∞ for digital silence
    /// @param toneHz the strongest tone between 100 and 4000 Hz, or NaN where it is silent (under −60 dBFS)
    public record Reading(double dbfs, double toneHz) {
        /// Whether the tone is `frequency`, as exactly as this meter can tell, 5 Hz.
        public boolean isTone(double frequency) {
            return Math.abs(toneHz - frequency) <= 5;
        }
    }

    /// Takes the first channel.
    @Override
    public synchronized void heard(short[] samples, int sampleRate, int channels) {
        if (sampleRate != SoundSource.SAMPLE_RATE) throw new IllegalArgumentException("not 48 kHz: " + sampleRate);
        for (var i = 0; i < samples.length; i += channels) ring[(int) (heard++ % WINDOW)] = samples[i];
    }

    /// How many samples were heard so far.
    public synchronized long samplesHeard() {
        return heard;
    }

    /// Measures the last 250 ms; what was not heard counts as silence.
    public Reading read() {
        var samples = lastSamples();
        var energy = 0.0;
        for (var sample : samples) energy += sample * sample;
        var dbfs = 10 * Math.log10(energy / WINDOW);
        return new Reading(dbfs, dbfs < SILENCE_DBFS ? Double.NaN : strongestTone(samples));
    }

    private synchronized double[] lastSamples() {
        var samples = new double[WINDOW];
        for (var i = 0; i < WINDOW; i++) samples[i] = ring[(int) ((heard + i) % WINDOW)] / 32768.0;
        return samples;
    }

    private static double strongestTone(double[] samples) {
        // Hann's window keeps a strong tone from showing far away from where it is.
        var windowed = new double[samples.length];
        for (var i = 0; i < samples.length; i++) {
            windowed[i] = samples[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length));
        }
        var strongest = 0.0;
        var tone = Double.NaN;
        for (var frequency = LOWEST_HZ; frequency <= HIGHEST_HZ; frequency += STEP_HZ) {
            var power = power(windowed, frequency);
            if (power > strongest) {
                strongest = power;
                tone = frequency;
            }
        }
        return tone;
    }

    /// Goertzel's algorithm.
    private static double power(double[] samples, double frequency) {
        var coefficient = 2 * Math.cos(2 * Math.PI * frequency / SoundSource.SAMPLE_RATE);
        var last = 0.0;
        var beforeLast = 0.0;
        for (var sample : samples) {
            var now = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        return last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    }
}
