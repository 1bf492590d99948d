package app.parley.client.voice;

import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.settings.Subscription;
import app.parley.client.voice.Playing.State;
import app.parley.client.voice.opus.OpusSound;
import app.parley.client.voice.opus.OpusWriter;
import app.parley.loop.ThreadLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays voice messages, one at a time. Its methods post to a thread of its own and return; observers are told
/// there. Safe on every thread.
public final class VoicePlayer implements AutoCloseable {
    /// As fast as one can choose to hear: what others offer too.
    public static final List<Double> SPEEDS = List.of(1.0, 1.5, 2.0);

    /// Of its steps of 20 ms: ten words a second on how far it is.
    private static final int TELLING = 5;

    /// What a speaker still had to play when it was told to stop: a tenth of a second is on its way.
    private static final long ON_ITS_WAY = OpusWriter.SAMPLE_RATE / 10;

    private final Supplier<Optional<SoundLine>> speaker;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-voice", Runnable::run);
    private final List<Consumer<Playing>> observers = new CopyOnWriteArrayList<>();
    private volatile Playing now = new Playing("", 0, State.RESTING, 1);
    private @Nullable OpusSound sound;
    private OpusSound.@Nullable Decoding decoding;
    private @Nullable Stretch stretch;
    private @Nullable SoundLine line;
    /// How many samples of the sound have been taken to be played.
    private long taken;

    private int steps;

    /// @param speaker opens the one to play on; may block for a moment. Empty where there is none
    public VoicePlayer(Supplier<Optional<SoundLine>> speaker) {
        this.speaker = speaker;
    }

    /// Tells `observer` soon and at each change, until unsubscribed.
    public Subscription observe(Consumer<Playing> observer) {
        observers.add(observer);
        loop.post(() -> observer.accept(now));
        return () -> observers.remove(observer);
    }

    public Playing now() {
        return now;
    }

    /// Plays a message from a place on; what is being played stops.
    ///
    /// @param id names it to the observers
    public void play(String id, Path file, long fromMillis) {
        loop.post(() -> {
            letGo(true);
            var read = id.equals(now.id()) && sound != null ? Optional.of(sound) : OpusSound.read(file);
            sound = read.orElse(null);
            tell(id, fromMillis, sound == null ? State.BROKEN : State.RESTING);
            if (sound != null) begin(sound, fromMillis);
        });
    }

    /// Stops where it is; [#play] goes on from there.
    public void pause() {
        loop.post(() -> {
            if (!now.isRunning()) return;
            var at = Math.max(0, taken - (long) (ON_ITS_WAY * now.speed()));
            letGo(true);
            tell(now.id(), at * 1000 / OpusWriter.SAMPLE_RATE, State.RESTING);
        });
    }

    /// Goes to another place of the message that is heard or rests.
    public void seek(long millis) {
        loop.post(() -> {
            var known = sound;
            if (known == null) return;
            var to = Math.clamp(millis, 0, known.millis());
            if (!now.isRunning()) {
                tell(now.id(), to, State.RESTING);
                return;
            }
            if (line != null) line.flush();
            place(known, to);
            tell(now.id(), to, State.RUNNING);
        });
    }

    /// One of [#SPEEDS], for all messages from now on.
    public void setSpeed(double speed) {
        loop.post(() -> tell(now.id(), now.millis(), now.state(), speed));
    }

    @Override
    public void close() {
        loop.post(() -> letGo(true));
        observers.clear();
        loop.close();
    }

    private void begin(OpusSound known, long from) {
        var opened = speaker.get();
        if (opened.isEmpty()) {
            tell(now.id(), from, State.NO_SPEAKER);
            return;
        }
        line = opened.get();
        place(known, from >= known.millis() ? 0 : from);
        steps = 0;
        tell(now.id(), taken * 1000 / OpusWriter.SAMPLE_RATE, State.RUNNING);
        loop.post(() -> step(opened.get()));
    }

    private void place(OpusSound known, long millis) {
        taken = millis * OpusWriter.SAMPLE_RATE / 1000;
        var begun = known.decode(taken);
        decoding = begun;
        stretch = new Stretch(() -> {
            var samples = begun.next();
            if (samples != null && begun.equals(decoding)) taken += samples.length;
            return samples;
        });
    }

    private void step(SoundLine onto) {
        if (!onto.equals(line) || stretch == null) return;
        var samples = stretch.next(now.speed());
        if (samples == null) {
            letGo(false);
            tell(now.id(), 0, State.RESTING);
            return;
        }
        if (!onto.write(samples, samples.length)) {
            // The speaker is gone; where the sound is, is kept.
            letGo(true);
            tell(now.id(), now.millis(), State.RESTING);
            return;
        }
        if (++steps % TELLING == 0) {
            var played = Math.max(0, taken - stretch.waiting());
            tell(now.id(), played * 1000 / OpusWriter.SAMPLE_RATE, State.RUNNING);
        }
        loop.post(() -> step(onto));
    }

    /// @param atOnce what is on its way to the speaker is not heard any more
    private void letGo(boolean atOnce) {
        var closing = line;
        line = null;
        decoding = null;
        stretch = null;
        if (closing == null) return;
        if (atOnce) closing.flush();
        closing.close();
    }

    private void tell(String id, long millis, State state) {
        tell(id, millis, state, now.speed());
    }

    private void tell(String id, long millis, State state, double speed) {
        now = new Playing(id, millis, state, speed);
        observers.forEach(observer -> observer.accept(now));
    }
}
