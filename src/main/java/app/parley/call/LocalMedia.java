package app.parley.call;

import org.jspecify.annotations.Nullable;

/// What this side gives to a call.
///
/// @param muted what the user chose
/// @param camera whether the user wants to be seen
/// @param microphoneOpen whether there is a microphone to hear
/// @param cameraOpen whether there is a camera to see by
/// @param trouble the latest device that could not be used, until it is put right
public record LocalMedia(
        boolean muted,
        boolean camera,
        boolean microphoneOpen,
        boolean cameraOpen,
        CallFailure.@Nullable Device trouble) {

    static LocalMedia closed(boolean camera) {
        return new LocalMedia(false, camera, false, false, null);
    }

    /// Whether sound goes out.
    public boolean audible() {
        return microphoneOpen && !muted;
    }

    /// Whether a picture goes out.
    public boolean visible() {
        return cameraOpen && camera;
    }

    LocalMedia withMuted(boolean muted) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble);
    }

    LocalMedia withCamera(boolean camera) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble);
    }

    /// What was opened; a camera that could not be opened is one the user does not have on.
    LocalMedia withOpen(boolean microphone, boolean camera) {
        return new LocalMedia(muted, this.camera && camera, microphone, camera, trouble);
    }

    LocalMedia withTrouble(CallFailure.@Nullable Device trouble) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble);
    }
}
