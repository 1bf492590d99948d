package app.parley.client.desktop;

import app.parley.call.CallEffect.Cue;
import app.parley.client.calling.Ringer;
import app.parley.loop.ThreadLoop;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays [Tones] on the system's default device. A thread of its own, parley-tones, because opening a sound device
/// may
/// take its time; without one it is silent, and says so once in the log.
public final class ToneRinger implements Ringer {
    private static final Logger log = LoggerFactory.getLogger(ToneRinger.class);
    private static final AudioFormat FORMAT = new AudioFormat(Tones.SAMPLE_RATE, 16, 1, true, false);

    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-tones", Runnable::run);
    private @Nullable Clip ringing;
    private boolean silent;

    @Override
    public void ring() {
        loop.post(() -> repeat(Tones.ring()));
    }

    @Override
    public void ringback() {
        loop.post(() -> repeat(Tones.ringback()));
    }

    @Override
    public void stop() {
        loop.post(this::stopRinging);
    }

    @Override
    public void play(Cue cue) {
        loop.post(() -> open(Tones.cue(cue), 0));
    }

    @Override
    public void close() {
        loop.post(this::stopRinging);
        loop.close();
    }

    private void repeat(short[] sound) {
        stopRinging();
        ringing = open(sound, Clip.LOOP_CONTINUOUSLY);
    }

    private void stopRinging() {
        if (ringing != null) ringing.close();
        ringing = null;
    }

    private @Nullable Clip open(short[] sound, int rounds) {
        if (silent) return null;
        try {
            var clip = (Clip) AudioSystem.getLine(new DataLine.Info(Clip.class, FORMAT));
            var bytes = ByteBuffer.allocate(2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asShortBuffer().put(sound);
            clip.open(FORMAT, bytes.array(), 0, bytes.capacity());
            if (rounds == 0) {
                clip.addLineListener(event -> {
                    if (event.getType().equals(LineEvent.Type.STOP)) clip.close();
                });
            }
            clip.loop(rounds);
            return clip;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            silent = true;
            log.warn("no tones can be played here: {}", e.getMessage());
            return null;
        }
    }
}
