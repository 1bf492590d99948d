package app.parley.client.media;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// PORT: the microphones and speakers of this machine, and which of them this process uses. One a process, made and
/// called by the media engine on parley-media; every method returns at once.
public interface SoundDevices extends AutoCloseable {
    /// What there is.
    ///
    /// @param microphones without those that are only the sound of a speaker
    /// @param systemsMicrophone which one the system uses when nobody chooses; empty when it does not say
    /// @param choosable whether [#use] does anything
    record Found(
            List<MediaDevice> microphones,
            List<MediaDevice> speakers,
            Optional<MediaDevice> systemsMicrophone,
            Optional<MediaDevice> systemsSpeaker,
            boolean choosable) {
        public static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty(), Optional.empty(), false);

        public Found {
            microphones = List.copyOf(microphones);
            speakers = List.copyOf(speakers);
        }
    }

    /// Begins to tell `told` what there is, soon and whenever that changes. Called on parley-media, once.
    void watch(Consumer<Found> told);

    /// This process records from and plays to these from now on, in streams that run and in those to come.
    void use(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker);

    @Override
    void close();
}
