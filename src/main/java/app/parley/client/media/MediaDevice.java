package app.parley.client.media;

/// A microphone, speaker or camera.
///
/// @param id how the system names it, stable while it is plugged in
/// @param name what a person reads
public record MediaDevice(Kind kind, String id, String name) {
    /// What a device is for.
    public enum Kind {
        MICROPHONE,
        SPEAKER,
        CAMERA
    }
}
