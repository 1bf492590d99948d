package app.parley.support;

import app.parley.call.CallEffect.Cue;
import app.parley.client.calling.Ringer;
import java.util.ArrayList;
import java.util.List;

/// A [Ringer] that writes down what it was asked to play.
public final class RecordingRinger implements Ringer {
    private final List<String> played = new ArrayList<>();
    private boolean ringing;

    @Override
    public synchronized void ring() {
        ringing = true;
        played.add("ring");
    }

    @Override
    public synchronized void ringback() {
        ringing = true;
        played.add("ringback");
    }

    @Override
    public synchronized void stop() {
        ringing = false;
    }

    @Override
    public synchronized void play(Cue cue) {
        played.add(cue.name());
    }

    @Override
    public synchronized void close() {
        ringing = false;
    }

    /// Whether a ring or a ringback sounds now.
    public synchronized boolean isRinging() {
        return ringing;
    }

    public synchronized List<String> played() {
        return List.copyOf(played);
    }
}
