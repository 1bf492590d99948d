package app.parley.client.media.pulse;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.SoundDevices.Found;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the sound server has told: its devices, and which streams use them. Pure; made anew at each change.
///
/// @param defaultSink the name of the speaker that the system uses when nobody chooses
record SoundMap(
        String defaultSink,
        String defaultSource,
        List<Device> sinks,
        List<Device> sources,
        List<Stream> playing,
        List<Stream> recording) {
    static final SoundMap EMPTY = new SoundMap("", "", List.of(), List.of(), List.of(), List.of());

    /// As libwebrtc names itself (its `audio_device_pulse_linux.cc`): a process may have other streams, such as its
    /// ring, which go where they want.
    private static final String LIBRARY = "WEBRTC VoiceEngine";

    private static final int NONE = -1; // PA_INVALID_INDEX

    /// A speaker or a microphone.
    ///
    /// @param monitors the speaker whose sound this is, or [#NONE]
    record Device(int index, String name, String description, int monitors) {
        static Device read(TagReader in) {
            var index = in.number();
            var name = in.text();
            var description = in.text();
            in.skipSampleSpec();
            in.skipChannelMap();
            in.number(); // the module
            in.skipVolumes();
            in.flag(); // muted
            var other = in.number();
            in.text(); // the other's name
            in.skipMicroseconds();
            in.text(); // the driver
            in.number(); // flags
            in.properties();
            in.skipMicroseconds();
            var called = name == null ? "" : name;
            return new Device(index, called, description == null ? called : description, other);
        }

        MediaDevice as(MediaDevice.Kind kind) {
            return new MediaDevice(kind, name, description);
        }
    }

    /// Sound on its way between a program and a device.
    ///
    /// @param process whose it is, empty where that is not known
    record Stream(int index, int device, String process, String program) {
        /// @param plays whether it is played, which has a volume and a mute
        static Stream read(TagReader in, boolean plays) {
            var index = in.number();
            in.text(); // its name
            in.number(); // the module
            in.number(); // the client
            var device = in.number();
            in.skipSampleSpec();
            in.skipChannelMap();
            if (plays) in.skipVolumes();
            in.skipMicroseconds();
            in.skipMicroseconds();
            in.text(); // the resampler
            in.text(); // the driver
            if (plays) in.flag();
            var properties = in.properties();
            return new Stream(
                    index,
                    device,
                    property(properties, "application.process.id"),
                    property(properties, "application.name"));
        }

        private static String property(Map<String, String> all, String key) {
            return Objects.requireNonNullElse(all.get(key), "");
        }
    }

    /// A stream that is to go to another device.
    record Move(int stream, int device) {}

    Found found() {
        return new Found(
                microphones().stream()
                        .map(one -> one.as(MediaDevice.Kind.MICROPHONE))
                        .toList(),
                sinks.stream().map(one -> one.as(MediaDevice.Kind.SPEAKER)).toList(),
                named(microphones(), defaultSource).map(one -> one.as(MediaDevice.Kind.MICROPHONE)),
                named(sinks, defaultSink).map(one -> one.as(MediaDevice.Kind.SPEAKER)),
                true);
    }

    /// Which streams of `process` do not record from the microphone of this name.
    List<Move> recordingElsewhere(@Nullable String name, String process) {
        return elsewhere(recording, sources, name, process);
    }

    /// Which streams of `process` do not play to the speaker of this name.
    List<Move> playingElsewhere(@Nullable String name, String process) {
        return elsewhere(playing, sinks, name, process);
    }

    /// What it is when streams have moved.
    SoundMap after(List<Move> played, List<Move> recorded) {
        return new SoundMap(
                defaultSink, defaultSource, sinks, sources, moved(playing, played), moved(recording, recorded));
    }

    private static List<Stream> moved(List<Stream> streams, List<Move> moves) {
        return streams.stream()
                .map(stream -> moves.stream()
                        .filter(move -> move.stream() == stream.index())
                        .map(move -> new Stream(stream.index(), move.device(), stream.process(), stream.program()))
                        .findFirst()
                        .orElse(stream))
                .toList();
    }

    private static List<Move> elsewhere(
            List<Stream> streams, List<Device> devices, @Nullable String name, String process) {
        if (name == null) return List.of();
        return named(devices, name).stream()
                .flatMap(device -> streams.stream()
                        .filter(stream -> stream.process().equals(process)
                                && stream.program().equals(LIBRARY)
                                && stream.device() != device.index())
                        .map(stream -> new Move(stream.index(), device.index())))
                .toList();
    }

    /// A speaker's own sound counts as a microphone for the server; nobody means to speak through those.
    private List<Device> microphones() {
        return sources.stream().filter(one -> one.monitors() == NONE).toList();
    }

    private static Optional<Device> named(List<Device> devices, String name) {
        return devices.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
