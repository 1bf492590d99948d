package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaListener;
import app.parley.loop.Loop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which of a call's own devices are open: as the user wants it, but closed while the call is held, and until they
/// die. Tells the listener. Runs on parley-media.
final class OwnDevices {
    /// From the hold to the microphone's release: longer than a swap takes, because one that is opened anew is
    /// away for a second.
    private static final Duration RELEASE = Duration.ofSeconds(1);

    private final Loop<Runnable> loop;
    private final LocalSources sources;
    private final MediaListener listener;
    private final Heartbeat soundBeat = new Heartbeat();
    private final Heartbeat pictureBeat = new Heartbeat();
    private boolean microphone;
    private boolean camera;
    private boolean held;
    private boolean microphoneWaits;
    private boolean cameraWaits;
    private boolean deaf;
    private boolean microphoneWanted;
    private boolean microphoneSeen;
    private DevicesNow there = DevicesNow.NOTHING;

    OwnDevices(Loop<Runnable> loop, LocalSources sources, MediaListener listener) {
        this.loop = loop;
        this.sources = sources;
        this.listener = listener;
    }

    /// Whether it is open.
    boolean microphone() {
        return microphone;
    }

    /// Whether it is open.
    boolean camera() {
        return camera;
    }

    void open(boolean video) {
        if (held) {
            microphoneWaits = true;
            cameraWaits |= video;
            return;
        }
        microphoneWanted = true;
        microphone = tried(sources.openMicrophone());
        if (video) camera = tried(sources.openCamera());
        tell();
    }

    /// @param settle makes the senders agree with what is open
    void setCamera(boolean on, Runnable settle) {
        if (held) {
            cameraWaits = on;
            return;
        }
        if (on) {
            camera = tried(sources.openCamera());
            settle.run();
        } else {
            camera = false;
            settle.run();
            sources.closeCamera();
        }
        tell();
    }

    void switchCamera(Runnable settle) {
        if (!camera) return;
        camera = tried(sources.switchCamera());
        if (camera) return;
        settle.run();
        tell();
    }

    /// The camera closes at once, because another call may want it. What is closed is not told: it opens again with
    /// [#reopen].
    void setHeld(boolean now, Runnable settle) {
        var begins = now && !held;
        held = now;
        if (begins) {
            cameraWaits = camera;
            camera = false;
            loop.postAfter(RELEASE, this::releaseMicrophone);
        }
        settle.run();
        if (begins) sources.closeCamera();
    }

    void reopen() {
        if (!microphoneWaits && !cameraWaits) return;
        if (microphoneWaits) microphone = tried(sources.openMicrophone());
        if (cameraWaits) camera = tried(sources.openCamera());
        microphoneWaits = false;
        cameraWaits = false;
        tell();
    }

    /// The library does not say when a device dies; one that gives nothing for some seconds has.
    void watch(StatsReader.Taken taken, boolean soundGoesOut, boolean cameraGoesOut, Runnable settle) {
        if (soundBeat.stopped(soundGoesOut, taken.soundSeconds())) {
            microphoneDied(settle);
        }
        if (pictureBeat.stopped(cameraGoesOut, taken.pictures())) {
            camera = false;
            settle.run();
            sources.closeCamera();
            tried(new CallFailure.Camera(Trouble.DIED));
            tell();
        }
    }

    /// Devices have come or gone, or others are to be used. Another microphone or speaker takes the place of one
    /// that is gone by itself, and this side speaks on when there is one after there was none.
    void changed(DevicesNow now, Runnable settle) {
        there = now;
        var has = sources.hasMicrophone(now);
        var gone = microphoneSeen && !has;
        microphoneSeen |= has;
        if (held) return;
        if (gone && microphone) {
            microphoneDied(settle);
        } else if (has && microphoneWanted && !microphone && sources.openMicrophone() == null) {
            microphone = true;
            settle.run();
            tell();
        }
        if (camera && !tried(sources.followCamera(now))) {
            camera = false;
            settle.run();
            tell();
        }
    }

    /// A sound system that does not move what it recorded to another microphone ends it; then it is begun anew.
    private void microphoneDied(Runnable settle) {
        sources.closeMicrophone();
        if (sources.hasMicrophone(there) && sources.openMicrophone() == null) return;
        microphone = false;
        settle.run();
        tried(new CallFailure.Microphone(Trouble.DIED));
        tell();
    }

    /// From now on the listener is told nothing more.
    void deafen() {
        deaf = true;
    }

    private void releaseMicrophone() {
        if (!held || !microphone || deaf) return;
        microphone = false;
        microphoneWaits = true;
        sources.closeMicrophone();
    }

    /// Whether there is no failure; one is told.
    boolean tried(CallFailure.@Nullable Device failure) {
        if (failure != null && !deaf) listener.deviceFailed(failure);
        return failure == null;
    }

    private void tell() {
        if (!deaf) listener.devicesOpen(microphone, camera);
    }
}
