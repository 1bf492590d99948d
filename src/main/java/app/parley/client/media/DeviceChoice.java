package app.parley.client.media;

import java.util.List;
import java.util.Optional;

/// Which devices the user wants; an empty one is the system's choice. A value, for every thread.
public record DeviceChoice(
        Optional<MediaDevice> microphone, Optional<MediaDevice> speaker, Optional<MediaDevice> camera) {
    /// The system's choice of everything.
    public static final DeviceChoice SYSTEM = new DeviceChoice(Optional.empty(), Optional.empty(), Optional.empty());

    public Optional<MediaDevice> of(MediaDevice.Kind kind) {
        return switch (kind) {
            case MICROPHONE -> microphone;
            case SPEAKER -> speaker;
            case CAMERA -> camera;
        };
    }

    public DeviceChoice with(MediaDevice.Kind kind, Optional<MediaDevice> device) {
        return switch (kind) {
            case MICROPHONE -> new DeviceChoice(device, speaker, camera);
            case SPEAKER -> new DeviceChoice(microphone, device, camera);
            case CAMERA -> new DeviceChoice(microphone, speaker, device);
        };
    }

    /// What is to be used of what is `there`: the chosen device by its id, else by its name (the same one in
    /// another socket has another id), else the system's own choice, else the first there is; empty when there is
    /// none.
    public Optional<MediaDevice> pick(
            MediaDevice.Kind kind, List<MediaDevice> there, Optional<MediaDevice> systemsChoice) {
        return of(kind).flatMap(wanted -> there.stream()
                        .filter(one -> one.id().equals(wanted.id()))
                        .findFirst()
                        .or(() -> there.stream()
                                .filter(one -> one.name().equals(wanted.name()))
                                .findFirst()))
                .or(() -> systemsChoice.filter(there::contains))
                .or(() -> there.stream().findFirst());
    }
}
