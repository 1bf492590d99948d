package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.client.media.AudioTap;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.loop.Loop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A trial's sound without devices: it hears what a call would be given, and plays to nobody, in the time that it
/// takes. Started on parley-media, works on the loop it is given.
final class SyntheticTrialSound implements TrialSound {
    private static final Duration PIECE = Duration.ofMillis(10);

    private final Loop<Runnable> loop;
    private final SoundSource source;
    private volatile @Nullable AudioTap heard;
    private volatile Loop.@Nullable Delayed end;

    SyntheticTrialSound(Loop<Runnable> loop, SoundSource source) {
        this.loop = loop;
        this.source = source;
    }

    @Override
    public CallFailure.@Nullable Device missing() {
        return null;
    }

    @Override
    public void record(AudioTap heard) {
        if (this.heard != null) return;
        this.heard = heard;
        loop.post(() -> feed(heard));
    }

    @Override
    public void stopRecording() {
        heard = null;
    }

    @Override
    public void play(short[] samples, Runnable ended) {
        stopPlaying();
        end = loop.postAfter(
                Duration.ofSeconds(1).multipliedBy(samples.length).dividedBy(SoundSource.SAMPLE_RATE), ended);
    }

    @Override
    public void stopPlaying() {
        var waiting = end;
        end = null;
        if (waiting != null) waiting.cancel();
    }

    private void feed(AudioTap whom) {
        if (!whom.equals(heard)) return;
        var samples = new short[SoundSource.PIECE];
        source.next(samples);
        whom.heard(samples, SoundSource.SAMPLE_RATE, 1);
        loop.postAfter(PIECE, () -> feed(whom));
    }
}
