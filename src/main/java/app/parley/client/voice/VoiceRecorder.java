package app.parley.client.voice;

import app.parley.call.CallFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// PORT: the microphone into a file. Safe on every thread; never blocks.
public interface VoiceRecorder {
    /// An hour: more than one wants to hear, and still under what servers take.
    long LONGEST_MILLIS = 3_600_000;

    /// Begins to record. What was said so far is in the file at every moment.
    ///
    /// @param file begun anew, in a folder that is made if it is missing
    Take record(Path file, Listener listener);

    /// Deletes a recording that nobody wants any more.
    void forget(Path file);

    /// One recording.
    interface Take {
        /// Ends it; [Listener#over] follows. Again does nothing.
        void stop();

        /// Ends it and deletes the file; nothing follows.
        void discard();
    }

    /// Hears how a recording goes, on a thread of the recorder's; posts and returns.
    interface Listener {
        /// Ten times a second.
        ///
        /// @param millis so far
        /// @param loudness of the last tenth of a second, 0 to 1
        void heard(long millis, double loudness);

        /// It has ended: because it was stopped, is as long as can be, or something broke. What was said until
        /// then is in the file.
        ///
        /// @param trouble what broke, null for nothing
        void over(long millis, @Nullable Trouble trouble);
    }

    /// Why a recording did not begin, or ended.
    sealed interface Trouble {
        record Microphone(CallFailure.Device failure) implements Trouble {}

        /// The file cannot be written.
        record NoSpace() implements Trouble {}
    }
}
