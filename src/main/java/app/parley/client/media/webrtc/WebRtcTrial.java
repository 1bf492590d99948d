package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.FrameSource;
import app.parley.client.media.LatestFrame;
import app.parley.client.media.synthetic.Melody;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A trial of devices on webrtc-java. Its methods post to parley-media, where all else runs.
final class WebRtcTrial implements DeviceTrial {
    private static final Logger log = LoggerFactory.getLogger(WebRtcTrial.class);

    private final NativeCore core;
    private final Supplier<LocalSources> sources;
    private final TrialSound sound;
    private final Listener listener;
    private final Runnable gone;
    private final LatestFrame frames = new LatestFrame();
    private final PictureSink sink = new PictureSink(frames, () -> {});
    private final TrialEar ear;
    private final Consumer<DevicesNow> devicesChanged = this::devicesChanged;
    private @Nullable Picture picture;
    private Stage stage = Stage.RESTING;
    /// Counts what is begun, so that the end of something earlier is not taken for this one's.
    private int begun;

    private boolean listening;
    private boolean looking;
    private boolean closed;

    /// What a camera needs, from its first opening to the end.
    private record Picture(LocalSources sources, VideoTrack track) {}

    /// @param sources makes those whose camera is used, on parley-media
    /// @param gone told when nothing is left of it
    WebRtcTrial(NativeCore core, Supplier<LocalSources> sources, TrialSound sound, Listener listener, Runnable gone) {
        this.core = core;
        this.sources = sources;
        this.sound = sound;
        this.listener = listener;
        this.gone = gone;
        ear = new TrialEar(this::level, this::recorded);
    }

    @Override
    public void listen(boolean on) {
        post(() -> {
            listening = on;
            if (on) openMicrophone();
            else if (stage != Stage.RECORDING) sound.stopRecording();
        });
    }

    @Override
    public void look(boolean on) {
        post(() -> {
            if (looking == on) return;
            looking = on;
            if (on) openCamera();
            else closeCamera();
        });
    }

    @Override
    public void playMelody() {
        post(() -> play(Melody.samples(), Stage.MELODY));
    }

    @Override
    public void recordAndPlay() {
        post(() -> {
            quieten();
            if (!openMicrophone()) {
                enter(Stage.RESTING);
                return;
            }
            ear.keep();
            enter(Stage.RECORDING);
        });
    }

    @Override
    public void stop() {
        post(this::rest);
    }

    @Override
    public FrameSource pictures() {
        return frames;
    }

    @Override
    public void close() {
        post(() -> {
            rest();
            closed = true;
            core.devices().leave(devicesChanged);
            sound.stopRecording();
            closeCamera();
            if (picture != null) {
                Guard.run("letting the picture on trial go", picture.track()::dispose);
                Guard.run("letting the sources on trial go", picture.sources()::dispose);
            }
            frames.close();
            gone.run();
        });
    }

    private void post(Runnable work) {
        core.loop().post(() -> {
            if (!closed) work.run();
        });
    }

    private boolean openMicrophone() {
        var missing = sound.missing();
        if (missing != null) return failed(missing);
        try {
            sound.record(ear);
            return true;
        } catch (Throwable e) {
            log.warn("the microphone on trial does not open", e);
            sound.stopRecording();
            return failed(new CallFailure.Microphone(Trouble.BUSY));
        }
    }

    private void openCamera() {
        var used = picture;
        if (used == null) {
            var made = sources.get();
            used = new Picture(made, core.factory().createVideoTrack("trial", made.picture()));
            picture = used;
            core.devices().watch(devicesChanged);
        }
        var failure = used.sources().openCamera();
        if (failure == null) {
            used.track().addSink(sink);
        } else {
            looking = false;
            failed(failure);
        }
    }

    private void closeCamera() {
        if (picture == null) return;
        picture.track().removeSink(sink);
        picture.sources().closeCamera();
        var last = frames.take();
        if (last != null) last.release();
    }

    private void devicesChanged(DevicesNow now) {
        if (!looking || picture == null) return;
        var failure = picture.sources().followCamera(now);
        if (failure == null) return;
        looking = false;
        closeCamera();
        failed(failure);
    }

    private void play(short[] samples, Stage as) {
        quieten();
        if (sound.missing() instanceof CallFailure.NoSoundSystem none) {
            enter(Stage.RESTING);
            failed(none);
            return;
        }
        var number = ++begun;
        enter(as);
        try {
            sound.play(
                    samples,
                    () -> post(() -> {
                        if (number == begun) rest();
                    }));
        } catch (Throwable e) {
            log.warn("the speaker on trial does not open", e);
            rest();
            failed(new CallFailure.NoSoundSystem());
        }
    }

    private void rest() {
        quieten();
        enter(Stage.RESTING);
    }

    /// Ends what sounds and what is recorded.
    private void quieten() {
        begun++;
        ear.forget();
        sound.stopPlaying();
        if (!listening) sound.stopRecording();
    }

    private void enter(Stage next) {
        if (stage == next) return;
        stage = next;
        listener.stage(next);
    }

    private boolean failed(CallFailure.Device failure) {
        listener.failed(failure);
        return false;
    }

    // ---- on the library's thread

    private void level(double dbfs) {
        post(() -> listener.level(dbfs));
    }

    private void recorded(short[] samples) {
        post(() -> {
            if (stage == Stage.RECORDING) play(samples, Stage.PLAYING);
        });
    }
}
