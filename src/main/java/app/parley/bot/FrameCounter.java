package app.parley.bot;

import app.parley.bot.BotReport.Remote;
import app.parley.client.media.FrameSource;
import app.parley.client.media.VideoFrame;
import app.parley.client.media.synthetic.PatternReader;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the other side's pictures in place of a window, and measures them with the sound. Its loop takes every
/// picture; what it measured is read from other threads.
final class FrameCounter implements CallRecorder.RemoteMeter {
    /// Three looks at each picture of 30 a second, so that hardly one is displaced before it is seen.
    private static final Duration LOOK = Duration.ofMillis(10);
    /// Reading the pattern costs more than counting: one picture in this many is read, two a second.
    private static final int READ_EVERY = 15;

    /// The sound is measured five times a second.
    private static final int LISTEN_EVERY = 20;
    /// Half a second of sound, in samples: by then the meter holds nothing of the call before.
    private static final int SETTLED = SoundSource.SAMPLE_RATE / 2;

    private static final Logger log = LoggerFactory.getLogger(FrameCounter.class);

    private final Loop<Runnable> loop;
    private final InstantSource clock;
    private final ToneMeter tone;
    private final PatternReader patterns = new PatternReader();
    private volatile FrameSource source = FrameSource.NONE;
    private long looks;
    private long heardBefore;
    private int width;
    private int height;
    private long frames;
    private boolean pattern;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private HeardTones heard = new HeardTones();

    /// @param loop where the pictures are taken
    FrameCounter(Loop<Runnable> loop, InstantSource clock, ToneMeter tone) {
        this.loop = loop;
        this.clock = clock;
        this.tone = tone;
        loop.post(this::look);
    }

    /// From now on the pictures come from `frames`.
    void watch(FrameSource frames) {
        source = frames;
    }

    @Override
    public synchronized void begin() {
        width = 0;
        height = 0;
        frames = 0;
        pattern = false;
        first = null;
        last = null;
        heard = new HeardTones();
        heardBefore = tone.samplesHeard();
    }

    @Override
    public synchronized Remote remote() {
        var fps = 0.0;
        if (first != null && last != null && frames > 1) {
            fps = (frames - 1)
                    * 1000.0
                    / Math.max(1, Duration.between(first, last).toMillis());
        }
        return new Remote(
                width, height, Math.round(fps * 10) / 10.0, frames, pattern, heard.loudestDbfs(), heard.toneHz());
    }

    private void look() {
        loop.postAfter(LOOK, this::look);
        if (looks++ % LISTEN_EVERY == 0) listen();
        var frame = source.take();
        if (frame == null) return;
        try {
            count(frame);
        } finally {
            frame.release();
        }
    }

    private synchronized void count(VideoFrame frame) {
        if (frames % READ_EVERY == 0) pattern = patterns.read(frame).isPresent();
        frames++;
        width = Math.max(width, frame.width());
        height = Math.max(height, frame.height());
        last = clock.instant();
        if (first == null) first = last;
    }

    /// Measured while it lasts: at the end of a call the sound has ended already.
    private synchronized void listen() {
        if (tone.samplesHeard() - heardBefore < SETTLED) return;
        var before = heard.toneHz();
        heard.add(tone.read());
        if (!Objects.equals(before, heard.toneHz())) log.info("hears {} Hz", heard.toneHz());
    }
}
