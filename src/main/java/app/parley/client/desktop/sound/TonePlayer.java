package app.parley.client.desktop.sound;

import app.parley.loop.ThreadLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays short sounds, several at once if need be, on one speaker. Opens the speaker for the first and lets go
/// of it after the last. Its methods post to a thread of its own, because opening a speaker takes its time;
/// without one there is silence.
final class TonePlayer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TonePlayer.class);
    /// 20 ms: how fine the beginning and the end of a sound are.
    private static final int STEP = Synth.SAMPLE_RATE / 50;
    /// From a speaker's going to looking for another: as long as a sound server takes to choose one.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SoundLine.Maker lines;
    private final Supplier<Optional<SoundLine.Speaker>> speaker;
    private final ThreadLoop<Runnable> loop;
    private final List<Voice> voices = new ArrayList<>();
    private @Nullable SoundLine line;

    /// @param speaker which one, asked whenever one is opened
    TonePlayer(String thread, SoundLine.Maker lines, Supplier<Optional<SoundLine.Speaker>> speaker) {
        this.lines = lines;
        this.speaker = speaker;
        this.loop = new ThreadLoop<>(thread, Runnable::run);
    }

    /// One sound that is heard.
    private static final class Voice {
        final short[] samples;
        final boolean again;
        final double volume;
        int at;

        Voice(short[] samples, boolean again, double volume) {
            this.samples = samples;
            this.again = again;
            this.volume = volume;
        }
    }

    /// Begins a sound.
    ///
    /// @param sound makes its samples, on the player's thread
    /// @param again round after round, until [#stopRounds]
    /// @param volume from 0 to 1
    void play(Supplier<short[]> sound, boolean again, double volume) {
        loop.post(() -> {
            if (volume <= 0) return;
            if (again) voices.removeIf(voice -> voice.again);
            voices.add(new Voice(sound.get(), again, volume));
            if (line == null) begin();
        });
    }

    /// Ends what goes on round after round, at once.
    void stopRounds() {
        loop.post(() -> {
            if (!voices.removeIf(voice -> voice.again) || line == null) return;
            line.flush();
            if (voices.isEmpty()) end();
        });
    }

    /// Ends everything at once.
    void silence() {
        loop.post(() -> {
            voices.clear();
            if (line != null) line.flush();
            end();
        });
    }

    @Override
    public void close() {
        silence();
        loop.close();
    }

    private void begin() {
        var opened = lines.open(speaker.get());
        if (opened.isEmpty()) {
            voices.clear();
            log.debug("there is no speaker for a tone");
            return;
        }
        line = opened.get();
        loop.post(this::step);
    }

    private void step() {
        if (line == null) return;
        if (voices.isEmpty()) {
            end();
            return;
        }
        if (line.write(mixed(), STEP)) {
            loop.post(this::step);
            return;
        }
        end();
        // Another one may have come in its place.
        loop.postAfter(AGAIN, () -> {
            if (line == null && !voices.isEmpty()) begin();
        });
    }

    private void end() {
        if (line != null) line.close();
        line = null;
    }

    private short[] mixed() {
        var sum = new double[STEP];
        for (Iterator<Voice> all = voices.iterator(); all.hasNext(); ) {
            var voice = all.next();
            for (var i = 0; i < STEP; i++) {
                if (voice.at == voice.samples.length && voice.again) voice.at = 0;
                if (voice.at == voice.samples.length) break;
                sum[i] += voice.samples[voice.at++] * voice.volume;
            }
            if (voice.at == voice.samples.length && !voice.again) all.remove();
        }
        var step = new short[STEP];
        for (var i = 0; i < STEP; i++) {
            step[i] = (short) Math.clamp(Math.round(sum[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return step;
    }
}
