package app.parley.client.media;

/// Hears sound as it passes. Called on a thread of the native library, 100 times a second: it must not block
/// and must not keep `samples`.
@FunctionalInterface
public interface AudioTap {
    /// Another 10 ms of sound.
    ///
    /// @param samples 16-bit, channels interleaved
    /// @param sampleRate in Hz
    void heard(short[] samples, int sampleRate, int channels);
}
