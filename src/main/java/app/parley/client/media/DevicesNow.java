package app.parley.client.media;

import java.util.List;
import java.util.Optional;

/// Which devices there are, and which of them are used. A value, for every thread.
///
/// @param microphones what a person can speak into
/// @param speakers what a person can listen to
/// @param cameras what a person can be seen by
/// @param inUse what a call uses, or would: a device that is missing here is not there at all
/// @param choosable whether microphone and speaker can be chosen here; else the system alone decides
public record DevicesNow(
        List<MediaDevice> microphones,
        List<MediaDevice> speakers,
        List<MediaDevice> cameras,
        InUse inUse,
        boolean choosable) {
    /// Nothing is there.
    public static final DevicesNow NOTHING = new DevicesNow(List.of(), List.of(), List.of(), InUse.NOTHING, false);

    /// What is used of each kind.
    public record InUse(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker, Optional<MediaDevice> camera) {
        public static final InUse NOTHING = new InUse(Optional.empty(), Optional.empty(), Optional.empty());

        public Optional<MediaDevice> of(MediaDevice.Kind kind) {
            return switch (kind) {
                case MICROPHONE -> microphone;
                case SPEAKER -> speaker;
                case CAMERA -> camera;
            };
        }
    }

    public DevicesNow {
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
        cameras = List.copyOf(cameras);
    }

    public List<MediaDevice> of(MediaDevice.Kind kind) {
        return switch (kind) {
            case MICROPHONE -> microphones;
            case SPEAKER -> speakers;
            case CAMERA -> cameras;
        };
    }
}
