package app.parley.support;

import app.parley.client.voice.VoiceRecorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [VoiceRecorder] whose microphone is the test: it says what is heard and when a recording is over. No file is
/// written.
public final class FakeVoiceRecorder implements VoiceRecorder {
    public final List<String> asked = new ArrayList<>();
    private @Nullable Listener listener;
    private @Nullable Path file;
    private long millis;

    @Override
    public Take record(Path into, Listener hears) {
        asked.add("record");
        file = into;
        listener = hears;
        millis = 0;
        return new Take() {
            @Override
            public void stop() {
                asked.add("stop");
                over(null);
            }

            @Override
            public void discard() {
                asked.add("discard");
                listener = null;
            }
        };
    }

    @Override
    public void forget(Path recorded) {
        asked.add("forget " + recorded.getFileName());
    }

    /// A tenth of a second is heard.
    public void hear(double loudness) {
        millis += 100;
        if (listener != null) listener.heard(millis, loudness);
    }

    /// It ends.
    public void over(@Nullable Trouble trouble) {
        var told = listener;
        listener = null;
        if (told != null) told.over(millis, trouble);
    }

    /// What is or was recorded into last.
    public Path file() {
        if (file == null) throw new AssertionError("nothing was recorded");
        return file;
    }
}
