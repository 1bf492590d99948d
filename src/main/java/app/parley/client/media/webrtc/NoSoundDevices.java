package app.parley.client.media.webrtc;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.SoundDevices;
import java.util.Optional;
import java.util.function.Consumer;

/// A machine without a sound system, or one that is not to be touched.
final class NoSoundDevices implements SoundDevices {
    @Override
    public void watch(Consumer<Found> told) {}

    @Override
    public void use(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker) {}

    @Override
    public void close() {}
}
