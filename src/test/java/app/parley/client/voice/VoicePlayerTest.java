package app.parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.voice.Playing.State;
import app.parley.client.voice.opus.OpusWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // begin() runs before each test
class VoicePlayerTest {
    @TempDir
    private Path folder;

    private final ToneMeter heard = new ToneMeter();
    /// How many steps of 20 ms the speaker has room for.
    private final Semaphore room = new Semaphore(0);

    private final BlockingQueue<Playing> told = new LinkedBlockingQueue<>();
    private volatile boolean there = true;
    private VoicePlayer player;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("tone.ogg");
        try (var writer = new OpusWriter(file, 7)) {
            var piece = new short[480];
            var tone = new SineTone(440);
            for (var i = 0; i < 200; i++) {
                tone.next(piece);
                writer.add(piece, piece.length);
            }
        }
        player = new VoicePlayer(() -> there ? Optional.of(new Line()) : Optional.empty());
        player.observe(told::add);
    }

    @AfterEach
    void end() {
        room.release(1000);
        player.close();
    }

    @Test
    void aMessageIsHeardToItsEndAndThenBeginsAnew() throws InterruptedException {
        room.release(1000);
        player.play("one", file, 0);
        await(now -> now.isRunning() && now.millis() > 1000);
        await(now -> now.equals(new Playing("one", 0, State.RESTING, 1)));
        assertThat(heard.samplesHeard()).isEqualTo(2 * 48_000);
        assertThat(heard.read().isTone(440)).isTrue();
    }

    @Test
    void itStopsAndGoesOnWhereItWas() throws InterruptedException {
        player.play("one", file, 0);
        room.release(50);
        await(now -> now.millis() >= 900);
        player.pause();
        room.release(2);
        var resting = await(now -> now.state() == State.RESTING && !now.id().isEmpty());
        assertThat(resting.millis()).isBetween(800L, 1050L);
        player.play("one", file, resting.millis());
        assertThat(await(Playing::isRunning).millis()).isEqualTo(resting.millis());
    }

    @Test
    void anyPlaceCanBeGoneToAlsoWhileItRests() throws InterruptedException {
        player.play("one", file, 0);
        await(Playing::isRunning);
        player.seek(1500);
        room.release(20);
        await(now -> now.isRunning() && now.millis() == 1500);
        player.pause();
        room.release(2);
        await(now -> now.state() == State.RESTING);
        player.seek(99_999);
        await(now -> now.millis() == 2000);
    }

    @Test
    void oneIsHeardAtATime() throws InterruptedException {
        player.play("one", file, 0);
        room.release(10);
        await(now -> now.id().equals("one") && now.isRunning());
        player.play("two", file, 500);
        room.release(10);
        assertThat(await(now -> now.id().equals("two") && now.isRunning()).millis())
                .isEqualTo(500);
        assertThat(player.now().id()).isEqualTo("two");
    }

    @Test
    void fasterTakesHalfTheTime() throws InterruptedException {
        room.release(1000);
        player.setSpeed(2);
        player.play("one", file, 0);
        await(now -> now.state() == State.RESTING && now.id().equals("one") && now.speed() == 2);
        await(now -> now.state() == State.RESTING && now.id().equals("one") && heard.samplesHeard() > 0);
        assertThat(heard.samplesHeard()).isBetween(46_000L, 50_000L);
        assertThat(heard.read().isTone(440)).isTrue();
    }

    @Test
    void withoutASpeakerItIsSaidSo() throws InterruptedException {
        there = false;
        player.play("one", file, 0);
        await(now -> now.state() == State.NO_SPEAKER);
        there = true;
        player.play("one", file, 0);
        await(Playing::isRunning);
    }

    @Test
    void whatIsNoSoundIsBroken() throws InterruptedException, IOException {
        Files.writeString(file, "not a sound");
        player.play("one", file, 0);
        await(now -> now.state() == State.BROKEN);
    }

    private Playing await(Predicate<Playing> wanted) throws InterruptedException {
        while (true) {
            var next = told.poll(10, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("never told");
            if (wanted.test(next)) return next;
        }
    }

    private final class Line implements SoundLine {
        @Override
        public boolean write(short[] samples, int count) {
            try {
                if (!room.tryAcquire(10, TimeUnit.SECONDS)) return false;
            } catch (InterruptedException e) {
                return false;
            }
            heard.heard(samples, 48_000, 1);
            return true;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
