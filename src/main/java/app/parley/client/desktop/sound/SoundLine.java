package app.parley.client.desktop.sound;

import java.util.Optional;

/// PORT: a way to a speaker, open while something plays. On one thread.
public interface SoundLine extends AutoCloseable {
    /// Plays what it is given after what it was given before; returns once there is room for more, which is how a
    /// player keeps time.
    ///
    /// @param count how many of the samples: 16-bit, mono, [Synth#SAMPLE_RATE] a second
    /// @return false once the speaker is gone
    boolean write(short[] samples, int count);

    /// Forgets what has not been heard yet.
    void flush();

    /// Lets what was written be heard, and lets go of the speaker.
    @Override
    void close();

    /// Opens lines.
    interface Maker {
        /// Empty where nothing can be played. Blocks for a moment.
        ///
        /// @param speaker its id and name, as a person has chosen it; empty for the system's choice, which also
        ///     stands in for one that is not there
        Optional<SoundLine> open(Optional<Speaker> speaker);
    }

    /// Where to play.
    ///
    /// @param id how the system names it
    /// @param name what a person reads
    record Speaker(String id, String name) {}
}
