package app.parley.client.failure;

/// What a person can do about a failure. Each is a button; which of them work is for the place that shows the
/// failure to know.
public enum Remedy {
    /// The same once more.
    RETRY,
    CALL_AGAIN,
    /// Call again without pictures, which need the better way.
    CALL_WITH_SOUND,
    /// Write instead of calling.
    WRITE_MESSAGE,
    CHOOSE_DEVICE,
    /// The system's own settings, where it keeps this program from a device.
    OPEN_SYSTEM_SETTINGS,
    /// Go on without a picture.
    AUDIO_ONLY,
    CHECK_CONNECTION,
    SIGN_IN_AGAIN,
    /// Nothing but to know it, and to go on.
    NONE
}
