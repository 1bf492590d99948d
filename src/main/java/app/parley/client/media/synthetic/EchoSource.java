package app.parley.client.media.synthetic;

import app.parley.client.media.AudioTap;
import java.time.Duration;

/// Says what it hears, a while later: the voice of the Echo bot. It is heard on a thread of the native library and
/// asked on the thread that feeds the call; both are quick, and share a lock.
///
/// Where sound comes in faster than it goes out or the other way round, the delay is restored by leaving out what
/// is too much and by silence where there is nothing.
public final class EchoSource implements SoundSource, AudioTap {
    private final int delay;
    private final short[] ring;
    private int start;
    private int held;
    private boolean speaking;

    public EchoSource(Duration delay) {
        this.delay = Math.toIntExact(delay.toMillis() * SAMPLE_RATE / 1000);
        // Twice the delay: as much may pile up as may be missing before sound is lost; at least a piece each way.
        this.ring = new short[2 * Math.max(this.delay, PIECE)];
    }

    @Override
    public synchronized void heard(short[] samples, int sampleRate, int channels) {
        var frames = samples.length / channels;
        var wanted = (int) ((long) frames * SAMPLE_RATE / sampleRate);
        for (var i = 0; i < wanted; i++) {
            var frame = (int) ((long) i * sampleRate / SAMPLE_RATE);
            add(samples[frame * channels]);
        }
    }

    @Override
    public synchronized void next(short[] samples) {
        speaking |= held >= delay;
        for (var i = 0; i < samples.length; i++) samples[i] = speaking && held > 0 ? take() : 0;
        if (held == 0) speaking = false;
    }

    private void add(short sample) {
        if (held == ring.length) take();
        ring[(start + held) % ring.length] = sample;
        held++;
    }

    private short take() {
        var sample = ring[start];
        start = (start + 1) % ring.length;
        held--;
        return sample;
    }
}
