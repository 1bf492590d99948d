package app.parley.client.media;

/// A small picture that stands still, such as the preview of a window. Never changed once it is made; for every
/// thread.
///
/// @param argb row by row, `width · height` pixels, not premultiplied; nobody writes to it
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record StillPicture(int width, int height, int[] argb) {}
