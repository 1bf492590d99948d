package app.parley.client.media.webrtc;

import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaFacts;
import app.parley.client.media.SoundDevices;
import app.parley.client.media.SoundProcessing;
import app.parley.client.media.pulse.PulseSound;
import app.parley.client.media.pulse.SoundSystem;
import app.parley.loop.ThreadLoop;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What there is once in a process: the native library's factory, its audio device module, and parley-media, the
/// one thread that calls them. A second factory leaks threads and cannot be taken down, so engines share this one;
/// the last to leave takes it down.
final class NativeCore {
    private static final Logger log = LoggerFactory.getLogger(NativeCore.class);

    private static @Nullable NativeCore current;

    private final boolean withDevices;
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-media", Runnable::run);
    private final ReentrantLock madeUpSound = new ReentrantLock();
    private int users;
    private int microphoneUsers;
    private int calls;
    private boolean soundServer;
    /// The sound server that the library was begun with is gone, or there was none and now there is.
    private boolean outdated;
    private @Nullable PeerConnectionFactory factory;
    private @Nullable AudioDeviceModuleBase audio;
    private @Nullable SoundTreatment treatment;
    private @Nullable ChosenDevices devices;
    private final Cameras cameras = new Cameras();
    private TrialModules trials = new TrialModules();
    private SoundProcessing processing = SoundProcessing.STANDARD;
    private volatile MediaFacts facts;

    private NativeCore(boolean withDevices, boolean soundSystem) {
        this.withDevices = withDevices;
        this.soundServer = soundSystem;
        this.facts = new MediaFacts(Library.name(), soundSystem);
        loop.post(this::start);
    }

    /// Starts the library, or joins whoever has. Safe on every thread; the work is done on parley-media.
    ///
    /// @param withDevices whether the sound system is used, now or once there is one; whoever joins must want the
    ///     same
    /// @param soundSystem whether there is one now: the library does not survive to look for it in vain
    static synchronized NativeCore acquire(boolean withDevices, boolean soundSystem) {
        var core = current;
        if (core == null) {
            core = new NativeCore(withDevices, soundSystem);
            current = core;
        } else if (core.withDevices != withDevices) {
            throw new IllegalStateException(
                    "the media library is in use with" + (core.withDevices ? "" : "out") + " devices");
        }
        core.users++;
        return core;
    }

    /// Leaves. The last takes the library down and joins parley-media.
    static synchronized void release(NativeCore core) {
        core.users--;
        if (core.users > 0) return;
        current = null;
        core.loop.post(core::stop);
        core.loop.close();
    }

    ThreadLoop<Runnable> loop() {
        return loop;
    }

    MediaFacts facts() {
        return facts;
    }

    /// On parley-media, as all below.
    ///
    /// @throws IllegalStateException if the library could not be started; the log has said why
    PeerConnectionFactory factory() {
        if (factory == null) throw new IllegalStateException("the media library is not running");
        return factory;
    }

    /// Whether there is a sound system to record from and play to.
    boolean hasSound() {
        return facts.soundSystem() && !outdated;
    }

    /// What the library lists by itself; needed where [ChosenDevices] was not told yet.
    List<MediaDevice> listed(MediaDevice.Kind kind) {
        var module = audio;
        if (module == null || !hasSound()) return List.of();
        return LibrarySound.listed(kind, module);
    }

    /// Which devices are used.
    ChosenDevices devices() {
        if (devices == null) throw new IllegalStateException("the media library is not running");
        return devices;
    }

    Cameras cameras() {
        return cameras;
    }

    TrialModules trials() {
        return trials;
    }

    /// What is done to the sound of the microphone.
    SoundTreatment treatment() {
        if (treatment == null) throw new IllegalStateException("the media library is not running");
        return treatment;
    }

    /// Treats the sound of microphones to come like this.
    void process(SoundProcessing wanted) {
        processing = wanted;
        treatment().apply(wanted);
    }

    /// One call more, or less, plays its other side.
    void playing(boolean more) {
        calls += more ? 1 : -1;
        if (!more) loop.post(this::renew);
    }

    /// Opens the microphone for one more call. The first opening takes PulseAudio 0.5–1.6 s.
    void openMicrophone() {
        if (microphoneUsers++ > 0 || audio == null) return;
        try {
            audio.initRecording();
            audio.startRecording();
        } catch (Throwable e) {
            microphoneUsers--;
            throw e;
        }
    }

    /// Closes the microphone when no call has it open any more.
    void closeMicrophone() {
        if (--microphoneUsers == 0) stopRecording();
    }

    /// Held while made-up sound is handed to the library, and while senders are changed in a process that makes up
    /// sound ([#changeSenders]).
    ReentrantLock madeUpSound() {
        return madeUpSound;
    }

    /// Runs `change`, which may start or stop a sender of sound, in a process whose sound is made up.
    ///
    /// The library then starts to record, even where nothing is to be recorded; sound from both at one moment
    /// aborts the process, and a source's list of hearers has no lock of its own. So no sound is handed over
    /// meanwhile, and recording is stopped before it is again.
    void changeSenders(Runnable change) {
        madeUpSound.lock();
        try {
            change.run();
        } finally {
            stopRecording();
            madeUpSound.unlock();
        }
    }

    /// The other sides are heard again: there is a speaker after there was none, which ended their sound.
    private void playAgain() {
        if (audio == null || calls == 0 || outdated) return;
        try {
            audio.stopPlayout();
            audio.initPlayout();
            audio.startPlayout();
        } catch (Throwable e) {
            log.warn("nothing is played on the new speaker", e);
        }
    }

    private void stopRecording() {
        if (audio == null) return;
        try {
            audio.stopRecording();
        } catch (Throwable e) {
            log.debug("recording did not stop", e);
        }
    }

    private void start() {
        try {
            begin();
            devices = new ChosenDevices(loop, soundDevices(), cameras::now, this::playAgain);
        } catch (Throwable e) {
            log.error("the media library does not start", e);
        }
    }

    private void begin() {
        audio = facts.soundSystem() ? module() : new HeadlessAudioDeviceModule();
        var treated = new SoundTreatment();
        treatment = treated;
        factory = new PeerConnectionFactory(audio, treated.processing());
        treated.apply(processing);
        log.info("media started: {}", facts);
    }

    /// What waits for a sound server that is gone waits for ever, so the library is begun anew without one, and
    /// once more with the next.
    private void soundServer(boolean now) {
        outdated |= now != soundServer;
        soundServer = now;
        renew();
    }

    /// Once no call is on. What was is left as it is: letting go of a device module waits for its server too.
    private void renew() {
        if (!outdated || calls > 0) return;
        outdated = false;
        facts = new MediaFacts(facts.library(), soundServer);
        trials = new TrialModules();
        try {
            begin();
        } catch (Throwable e) {
            log.error("the media library does not start anew", e);
        }
    }

    private SoundDevices soundDevices() {
        if (!withDevices) return new NoSoundDevices();
        return SoundSystem.isPulse()
                ? new PulseSound(loop::post, this::soundServer)
                : new LibrarySound(loop, new Restart());
    }

    private AudioDeviceModuleBase module() {
        try {
            return new AudioDeviceModule();
        } catch (Throwable e) {
            log.warn("the sound system cannot be used; going on without", e);
            facts = new MediaFacts(facts.library(), false);
            return new HeadlessAudioDeviceModule();
        }
    }

    /// The factory first: disposing it before all connections are closed ends the process, and sessions close
    /// before their engine leaves.
    private void stop() {
        if (devices != null) devices.close();
        try {
            if (factory != null) factory.dispose();
        } catch (Throwable e) {
            // The library finds a reference left over in some orders of closing; its threads end all the same.
            log.debug("the factory was not let go cleanly", e);
        }
        try {
            if (audio != null) audio.dispose();
        } catch (Throwable e) {
            log.debug("the audio device module was not let go cleanly", e);
        }
        if (treatment != null) Guard.run("letting the processing go", treatment::dispose);
        factory = null;
        audio = null;
        treatment = null;
        devices = null;
    }

    /// Gives the device module another device: it takes one only while it is stopped.
    private final class Restart implements LibrarySound.Switch {
        @Override
        public void record(AudioDevice from) {
            if (audio == null) return;
            if (microphoneUsers > 0) audio.stopRecording();
            audio.setRecordingDevice(from);
            if (microphoneUsers == 0) return;
            audio.initRecording();
            audio.startRecording();
        }

        @Override
        public void play(AudioDevice to) {
            if (audio == null) return;
            if (calls > 0) audio.stopPlayout();
            audio.setPlayoutDevice(to);
            if (calls == 0) return;
            audio.initPlayout();
            audio.startPlayout();
        }
    }
}
