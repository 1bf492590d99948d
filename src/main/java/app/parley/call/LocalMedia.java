package app.parley.call;

import org.jspecify.annotations.Nullable;

/// What this side gives to a call.
///
/// @param muted what the user chose
/// @param camera whether the user wants to be seen
/// @param microphoneOpen whether there is a microphone to hear
/// @param cameraOpen whether there is a camera to see by
/// @param trouble the latest device that could not be used, until it is put right
/// @param sharing the part of the screen that is shown instead of the camera's picture
public record LocalMedia(
        boolean muted,
        boolean camera,
        boolean microphoneOpen,
        boolean cameraOpen,
        CallFailure.@Nullable Device trouble,
        @Nullable Sharing sharing) {

    /// Nothing of the screen shared.
    public LocalMedia(
            boolean muted,
            boolean camera,
            boolean microphoneOpen,
            boolean cameraOpen,
            CallFailure.@Nullable Device trouble) {
        this(muted, camera, microphoneOpen, cameraOpen, trouble, null);
    }

    static LocalMedia closed(boolean camera) {
        return new LocalMedia(false, camera, false, false, null);
    }

    /// Whether sound goes out.
    public boolean audible() {
        return microphoneOpen && !muted;
    }

    /// Whether there is a picture of oneself to be seen.
    public boolean visible() {
        return cameraOpen && camera;
    }

    /// Whether the screen is to be seen over there.
    public boolean isSharing() {
        return sharing != null && sharing.open();
    }

    LocalMedia withMuted(boolean muted) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble, sharing);
    }

    LocalMedia withCamera(boolean camera) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble, sharing);
    }

    /// What was opened; a camera that could not be opened is one the user does not have on. The trouble with a
    /// device that is open now is over.
    LocalMedia withOpen(boolean microphone, boolean camera) {
        var over = switch (trouble) {
            case CallFailure.Microphone _, CallFailure.NoSoundSystem _ -> microphone;
            case CallFailure.Camera _ -> camera;
            case CallFailure.Screen _ -> false;
            case null -> true;
        };
        return new LocalMedia(muted, this.camera && camera, microphone, camera, over ? null : trouble, sharing);
    }

    /// Before the devices are tried again: a camera that was switched off stays off, but one that failed is wanted.
    LocalMedia again(boolean video) {
        var wanted = video && (camera || trouble instanceof CallFailure.Camera);
        return withCamera(wanted).withTrouble(null);
    }

    LocalMedia withTrouble(CallFailure.@Nullable Device trouble) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble, sharing);
    }

    public LocalMedia withSharing(@Nullable Sharing sharing) {
        return new LocalMedia(muted, camera, microphoneOpen, cameraOpen, trouble, sharing);
    }
}
