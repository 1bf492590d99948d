package app.parley.client.desktop.sound;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.call.CallEffect.Cue;
import app.parley.client.settings.Preferences;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TonePlayerTest {
    private final Preferences preferences = Preferences.unkept();
    private final FakeLines lines = new FakeLines();
    private final ToneRinger ringer = new ToneRinger(preferences, lines);

    /// Speakers on which a step is heard when the test takes it.
    private static final class FakeLines implements SoundLine.Maker {
        final BlockingQueue<Optional<SoundLine.Speaker>> opened = new LinkedBlockingQueue<>();
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        final SynchronousQueue<Integer> steps = new SynchronousQueue<>();
        volatile boolean gone;
        volatile boolean ended;

        @Override
        public Optional<SoundLine> open(Optional<SoundLine.Speaker> speaker) {
            opened.add(speaker);
            return Optional.of(new SoundLine() {
                @Override
                public boolean write(short[] samples, int count) {
                    var loudest = 0;
                    for (var i = 0; i < count; i++) loudest = Math.max(loudest, Math.abs(samples[i]));
                    try {
                        while (!ended && !steps.offer(loudest, 20, TimeUnit.MILLISECONDS)) Thread.onSpinWait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return !gone;
                }

                @Override
                public void flush() {
                    events.add("flush");
                }

                @Override
                public void close() {
                    events.add("close");
                }
            });
        }

        /// The loudest moment of the next step.
        int step() throws InterruptedException {
            return Objects.requireNonNull(steps.poll(5, TimeUnit.SECONDS), "nothing is played");
        }

        void drain(BlockingQueue<String> until, String event) throws InterruptedException {
            String next;
            do {
                next = until.poll(10, TimeUnit.MILLISECONDS);
                steps.poll();
            } while (!event.equals(next));
        }
    }

    @AfterEach
    void close() {
        lines.ended = true;
        ringer.close();
    }

    @Test
    void aRingGoesOnUntilItIsStopped() throws InterruptedException {
        ringer.ring();
        for (var step = 0; step < 400; step++) lines.step();
        ringer.stop();
        lines.drain(lines.events, "flush");
        lines.drain(lines.events, "close");

        assertThat(lines.opened).hasSize(1);
    }

    @Test
    void aCueIsHeardOnceAndTheSpeakerLetGo() throws InterruptedException {
        ringer.play(Cue.CONNECTED);
        var loudest = 0;
        for (var step = 0; step < 25; step++) {
            loudest = Math.max(loudest, lines.step());
        }
        assertThat(lines.events.poll(5, TimeUnit.SECONDS)).isEqualTo("close");
        assertThat(loudest).isGreaterThan(1_000);
    }

    @Test
    void itRingsOnTheChosenSpeakerAndTonesWhereTheSystemPlays() throws InterruptedException {
        var headset = Optional.of(new SoundLine.Speaker("headset", "Headset"));
        preferences.set(SoundPreferences.RING_SPEAKER, headset);
        ringer.ring();
        assertThat(lines.opened.poll(5, TimeUnit.SECONDS)).isEqualTo(headset);
        ringer.stop();
        lines.drain(lines.events, "close");
        ringer.ringback();
        assertThat(lines.opened.poll(5, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
    }

    @Test
    void theVolumeIsFollowedAndAtZeroNothingIsOpened() throws InterruptedException {
        preferences.set(SoundPreferences.RING_VOLUME, 10);
        ringer.ring();
        var quiet = 0;
        for (var step = 0; step < 50; step++) {
            quiet = Math.max(quiet, lines.step());
        }
        assertThat(quiet).isBetween(300, 2_000);
        ringer.hush();
        lines.drain(lines.events, "close");
        preferences.set(SoundPreferences.RING_VOLUME, 0);
        lines.opened.clear();
        ringer.ring();
        ringer.ringback();
        assertThat(lines.opened.poll(5, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
        assertThat(List.copyOf(lines.opened)).isEmpty();
    }

    @Test
    void aSpeakerThatGoesIsReplacedWhileItRings() throws InterruptedException {
        ringer.ring();
        lines.step();
        assertThat(lines.opened.poll(5, TimeUnit.SECONDS)).isNotNull();
        lines.gone = true;
        lines.drain(lines.events, "close");
        lines.gone = false;

        assertThat(lines.opened.poll(5, TimeUnit.SECONDS)).isNotNull();
    }
}
