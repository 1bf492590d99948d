package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.ShareSource;
import app.parley.client.media.AudioTap;
import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaFacts;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.SoundProcessing;
import app.parley.client.media.StillPicture;
import app.parley.client.media.pulse.PulseClientConfig;
import app.parley.client.media.pulse.SoundSystem;
import app.parley.client.media.synthetic.PictureSource;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.settings.Subscription;
import app.parley.loop.ThreadLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Media on webrtc-java, from this machine's devices or made up. Made by the wiring, once a process; safe on every
/// thread.
public final class WebRtcEngine implements MediaEngine {
    private static final Logger log = LoggerFactory.getLogger(WebRtcEngine.class);

    /// How long [#close] waits for the calls to end: longer than they wait for an operation in hand.
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final NativeCore core;
    private final Function<NativeCore, LocalSources> sources;
    private final Function<NativeCore, TrialSound> trialSound;
    private final List<MediaDevice> madeUp;
    private final Runnable end;
    private final Set<WebRtcSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<WebRtcTrial> trials = ConcurrentHashMap.newKeySet();
    private final Set<OpenMicrophone> microphones = ConcurrentHashMap.newKeySet();
    private final CountDownLatch allGone = new CountDownLatch(1);
    private boolean closed;

    private WebRtcEngine(
            NativeCore core,
            Function<NativeCore, LocalSources> sources,
            Function<NativeCore, TrialSound> trialSound,
            List<MediaDevice> madeUp,
            Runnable end) {
        this.core = core;
        this.sources = sources;
        this.trialSound = trialSound;
        this.madeUp = madeUp;
        this.end = end;
    }

    /// With microphone, speaker and camera of this machine; without a sound system, calls connect and receive, and
    /// neither record nor play, until there is one. May block for a second when the sound system is far away.
    public static WebRtcEngine withDevices() {
        PulseClientConfig.apply();
        return of(NativeCore.acquire(true, SoundSystem.present()));
    }

    /// With the camera of this machine alone: the sound system is not touched.
    static WebRtcEngine withoutSoundSystem() {
        return of(NativeCore.acquire(false, false));
    }

    private static WebRtcEngine of(NativeCore core) {
        return new WebRtcEngine(core, DeviceSources::new, DeviceTrialSound::new, List.of(), () -> {});
    }

    /// With made-up sound and pictures, and without touching the sound system: nothing is recorded or played, but
    /// taps hear.
    ///
    /// @param sound makes the sound for each call; one that is an `AudioTap` too hears the call's other side
    /// @param picture makes the pictures for each call
    public static WebRtcEngine withSynthetic(Supplier<SoundSource> sound, Supplier<PictureSource> picture) {
        var soundLoop = new ThreadLoop<Runnable>("parley-synthetic-sound", Runnable::run);
        var pictureLoop = new ThreadLoop<Runnable>("parley-synthetic-picture", Runnable::run);
        return new WebRtcEngine(
                NativeCore.acquire(false, false),
                core -> new SyntheticSources(core, sound.get(), picture.get(), soundLoop, pictureLoop),
                core -> new SyntheticTrialSound(soundLoop, sound.get()),
                List.of(
                        new MediaDevice(MediaDevice.Kind.MICROPHONE, "synthetic", "Synthetic sound"),
                        new MediaDevice(MediaDevice.Kind.CAMERA, "synthetic", "Synthetic picture")),
                () -> {
                    soundLoop.close();
                    pictureLoop.close();
                });
    }

    @Override
    public MediaSession open(MediaSetup setup, MediaListener listener) {
        return open(setup, listener, sources);
    }

    /// With sources of its own.
    synchronized WebRtcSession open(
            MediaSetup setup, MediaListener listener, Function<NativeCore, LocalSources> sources) {
        if (closed) throw new IllegalStateException("opened after the engine's close");
        var session = new WebRtcSession(core, setup, listener, sources, this::gone);
        sessions.add(session);
        return session;
    }

    @Override
    public void devices(MediaDevice.Kind kind, Consumer<List<MediaDevice>> answer) {
        core.loop().post(() -> answer.accept(madeUp.isEmpty() ? found(kind) : madeUp(kind)));
    }

    @Override
    public void choose(DeviceChoice choice) {
        core.loop().post(() -> core.devices().choose(choice));
    }

    @Override
    public void process(SoundProcessing processing) {
        core.loop().post(() -> {
            core.process(processing);
            sessions.forEach(WebRtcSession::renewSound);
        });
    }

    @Override
    public synchronized DeviceTrial tryDevices(DeviceTrial.Listener listener) {
        if (closed) throw new IllegalStateException("tried after the engine's close");
        var sound = trialSound.apply(core);
        var trial = new AtomicReference<@Nullable WebRtcTrial>();
        var begun = new WebRtcTrial(core, () -> sources.apply(core), sound, listener, () -> gone(trial.get()));
        trial.set(begun);
        trials.add(begun);
        return begun;
    }

    @Override
    public synchronized Subscription hear(AudioTap tap, Consumer<CallFailure.Device> failed) {
        if (closed) throw new IllegalStateException("heard after the engine's close");
        var open = new OpenMicrophone(core.loop(), trialSound.apply(core), tap, failed, microphones::remove);
        microphones.add(open);
        open.begin();
        return open;
    }

    @Override
    public Subscription watch(Consumer<DevicesNow> watcher) {
        if (!madeUp.isEmpty()) {
            core.loop().post(() -> watcher.accept(madeUp()));
            return () -> {};
        }
        core.loop().post(() -> core.devices().watch(watcher));
        return () -> core.loop().post(() -> core.devices().leave(watcher));
    }

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        core.loop()
                .post(() -> answer.accept(madeUp.isEmpty() ? DesktopScreen.all() : List.of(new ShareSource.Desktop())));
    }

    @Override
    public void preview(ShareSource source, Consumer<Optional<StillPicture>> answer) {
        core.loop().post(() -> answer.accept(madeUp.isEmpty() ? DesktopScreen.preview(source) : Optional.empty()));
    }

    @Override
    public MediaFacts facts() {
        return core.facts();
    }

    @Override
    public void close() {
        if (core.loop().isCurrent()) throw new IllegalStateException("parley-media cannot wait for itself");
        synchronized (this) {
            if (closed) return;
            closed = true;
            if (sessions.isEmpty()) allGone.countDown();
        }
        trials.forEach(WebRtcTrial::close);
        microphones.forEach(OpenMicrophone::unsubscribe);
        sessions.forEach(MediaSession::close);
        if (areAllGone()) {
            end.run();
            NativeCore.release(core);
        } else {
            // Taking the library down beneath a connection ends the process; that is coming to its end anyway.
            log.error("calls did not let go of the media library; it is left as it is");
        }
    }

    private void gone(@Nullable WebRtcTrial trial) {
        if (trial != null) trials.remove(trial);
    }

    private synchronized void gone(WebRtcSession session) {
        sessions.remove(session);
        if (closed && sessions.isEmpty()) allGone.countDown();
    }

    private boolean areAllGone() {
        try {
            return allGone.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// On parley-media. The library is asked, because the sound system tells [ChosenDevices] only later.
    private List<MediaDevice> found(MediaDevice.Kind kind) {
        if (kind == MediaDevice.Kind.CAMERA) return core.cameras().now();
        try {
            return core.listed(kind);
        } catch (Throwable e) {
            log.warn("the devices cannot be listed", e);
            return List.of();
        }
    }

    private DevicesNow madeUp() {
        var microphones = madeUp(MediaDevice.Kind.MICROPHONE);
        var cameras = madeUp(MediaDevice.Kind.CAMERA);
        var inUse = new DevicesNow.InUse(
                microphones.stream().findFirst(),
                Optional.empty(),
                cameras.stream().findFirst());
        return new DevicesNow(microphones, List.of(), cameras, inUse, false);
    }

    private List<MediaDevice> madeUp(MediaDevice.Kind kind) {
        return madeUp.stream().filter(device -> device.kind() == kind).toList();
    }
}
