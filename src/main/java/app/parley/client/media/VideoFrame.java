package app.parley.client.media;

import java.nio.ByteBuffer;

/// One picture, held in native memory until [#release]. Whoever takes it releases it, once; nothing of it may
/// be used after.
public interface VideoFrame {
    /// In pixels, before rotation.
    int width();

    /// In pixels, before rotation.
    int height();

    /// How far the picture is to be turned clockwise to stand upright: 0, 90, 180 or 270 degrees.
    int rotation();

    /// Writes the picture into `target`, a direct buffer of at least `4 · width · height` bytes, as bytes B, G,
    /// R, A with full alpha, row by row.
    void copyTo(ByteBuffer target);

    void release();
}
