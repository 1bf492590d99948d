package app.parley.client.media.webrtc;

import app.parley.client.media.AudioTap;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/// Hears what the other side sends: notices the first sound in it, and hands it to the taps. Called on a thread of
/// the library, 100 times a second.
final class RemoteSound implements AudioTrackSink {
    /// Louder than this is sound, quieter is what codecs make of silence: −54 dBFS. Speech is some 30 dB above it.
    private static final int AUDIBLE = 64;

    private final Runnable first;
    private volatile @Nullable AudioTap source;
    private volatile @Nullable AudioTap tap;
    private volatile boolean heard;
    private volatile boolean held;
    private short[] samples = new short[0];

    /// @param first told of the first sound, on the library's thread
    RemoteSound(Runnable first) {
        this.first = first;
    }

    /// Someone at this end who speaks and wants to hear what it is answered.
    void source(AudioTap source) {
        this.source = source;
    }

    void tap(@Nullable AudioTap tap) {
        this.tap = tap;
    }

    /// Whether nothing is to be heard of it, because the call is held.
    void hold(boolean held) {
        this.held = held;
    }

    /// Whether anybody listens still: each call costs a copy.
    boolean isWanted() {
        return !heard || tap != null || source != null;
    }

    @Override
    public void onData(byte[] data, int bitsPerSample, int sampleRate, int channels, int frames) {
        try {
            if (bitsPerSample != 16 || held) return;
            if (samples.length != frames * channels) samples = new short[frames * channels];
            shorts(data).get(samples);
            if (!heard && isAudible()) {
                heard = true;
                first.run();
            }
            hand(source, sampleRate, channels);
            hand(tap, sampleRate, channels);
        } catch (Throwable e) {
            Guard.report("remote sound", e);
        }
    }

    private void hand(@Nullable AudioTap to, int sampleRate, int channels) {
        if (to != null) to.heard(samples, sampleRate, channels);
    }

    private boolean isAudible() {
        for (var sample : samples) if (Math.abs(sample) > AUDIBLE) return true;
        return false;
    }

    private static ShortBuffer shorts(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.nativeOrder()).asShortBuffer();
    }
}
