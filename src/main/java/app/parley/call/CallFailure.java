package app.parley.call;

import app.parley.protocol.ErrorCode;

/// What went wrong in or before a call, as facts. `UserFailure` turns it into words and a remedy.
public sealed interface CallFailure {
    /// A device that cannot be used. The call goes on without it.
    sealed interface Device extends CallFailure {}

    record Microphone(Trouble trouble) implements Device {}

    record Camera(Trouble trouble) implements Device {}

    /// The screen cannot be shared; the call goes on without.
    record Screen(Trouble trouble) implements Device {}

    /// The machine has no sound system: nothing can be recorded or played.
    record NoSoundSystem() implements Device {}

    /// The two sides found no way to each other within [CallTimeouts#CONNECT].
    record NothingConnected(Tried tried) implements CallFailure {}

    /// A call by relays alone, and the relay let this side not in: `code` is its STUN error, such as 401 for
    /// credentials that are wrong or expired (RFC 8656, section 18).
    record RelayRefused(int code) implements CallFailure {}

    /// A call by relays alone, and there is no relay, or none that can be reached.
    record NoRelay() implements CallFailure {}

    /// The way was lost and not found again within [CallTimeouts#GIVE_UP].
    record ConnectionLost() implements CallFailure {}

    /// The server could not be asked.
    record ServerUnreachable() implements CallFailure {}

    /// The server refused, for a reason that has no end of its own.
    record Refused(ErrorCode code) implements CallFailure {}

    /// The media library gave up on this call; the log says why.
    record MediaBroken() implements CallFailure {}

    /// What is the matter with a device.
    enum Trouble {
        MISSING,
        /// The system does not let this program use it.
        REFUSED,
        /// Another program has it.
        BUSY,
        /// It stopped in the middle of the call.
        DIED
    }
}
