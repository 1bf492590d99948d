package app.parley.support;

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
import app.parley.client.settings.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [MediaEngine] without native code: it makes descriptions of a few lines, and two of its sessions that
/// apply one another's connect and "hear" and "see" each other, also across engines. Tests script what a
/// machine may lack ([#lack]) and what a network may do ([FakeMediaSession#connection]).
///
/// Work is done by the executor it was made with: at once by default (results arrive within the call that asked),
/// or `loop::post` of a [ManualLoop].
public final class FakeMediaEngine implements MediaEngine {
    /// The only window that can be shared.
    public static final ShareSource.Window WINDOW = new ShareSource.Window(4711, "Letters");

    private final Executor executor;
    private final List<FakeMediaSession> sessions = new CopyOnWriteArrayList<>();
    private final List<FakeDeviceTrial> trials = new CopyOnWriteArrayList<>();
    private final List<MediaDevice> devices = new CopyOnWriteArrayList<>();
    private volatile CallFailure.@Nullable Device microphone;
    private volatile CallFailure.@Nullable Device camera;
    private volatile CallFailure.@Nullable Device screen;
    private final List<Consumer<DevicesNow>> watchers = new CopyOnWriteArrayList<>();
    private final List<AudioTap> taps = new CopyOnWriteArrayList<>();
    private volatile DeviceChoice choice = DeviceChoice.SYSTEM;
    private volatile SoundProcessing processing = SoundProcessing.STANDARD;
    private volatile boolean reachable = true;
    private volatile boolean closed;

    public FakeMediaEngine() {
        this(Runnable::run);
    }

    public FakeMediaEngine(Executor executor) {
        this.executor = executor;
    }

    @Override
    public FakeMediaSession open(MediaSetup setup, MediaListener listener) {
        if (closed) throw new IllegalStateException("opened after the engine's close");
        var session = new FakeMediaSession(this, setup, listener, executor);
        sessions.add(session);
        return session;
    }

    @Override
    public void devices(MediaDevice.Kind kind, Consumer<List<MediaDevice>> answer) {
        executor.execute(() -> answer.accept(of(kind)));
    }

    @Override
    public void choose(DeviceChoice wanted) {
        executor.execute(() -> {
            choice = wanted;
            tell();
        });
    }

    @Override
    public void process(SoundProcessing wanted) {
        processing = wanted;
    }

    @Override
    public FakeDeviceTrial tryDevices(DeviceTrial.Listener listener) {
        var trial = new FakeDeviceTrial(listener, () -> microphone, () -> camera);
        trials.add(trial);
        return trial;
    }

    @Override
    public Subscription hear(AudioTap tap, Consumer<CallFailure.Device> failed) {
        executor.execute(() -> {
            if (microphone == null) taps.add(tap);
            else failed.accept(microphone);
        });
        return () -> taps.remove(tap);
    }

    @Override
    public Subscription watch(Consumer<DevicesNow> watcher) {
        executor.execute(() -> {
            watchers.add(watcher);
            watcher.accept(now());
        });
        return () -> watchers.remove(watcher);
    }

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        executor.execute(() -> answer.accept(List.of(new ShareSource.Desktop(), WINDOW)));
    }

    @Override
    public void preview(ShareSource source, Consumer<Optional<StillPicture>> answer) {
        executor.execute(() -> answer.accept(Optional.empty()));
    }

    @Override
    public MediaFacts facts() {
        return new MediaFacts("fake", !(microphone instanceof CallFailure.NoSoundSystem));
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(MediaSession::close);
    }

    // ---- for the test

    /// The open microphones hear something.
    public void speak(short[] samples, int sampleRate, int channels) {
        taps.forEach(tap -> tap.heard(samples, sampleRate, channels));
    }

    /// How many hear the microphone beside calls.
    public int openMicrophones() {
        return taps.size();
    }

    /// Every session opened so far, oldest first, closed ones included.
    public List<FakeMediaSession> sessions() {
        return new ArrayList<>(sessions);
    }

    /// Every trial begun so far, oldest first, closed ones included.
    public List<FakeDeviceTrial> trials() {
        return List.copyOf(trials);
    }

    /// The session opened last.
    public FakeMediaSession session() {
        return sessions.getLast();
    }

    /// From now on opening a device fails like this.
    public void lack(CallFailure.Device failure) {
        switch (failure) {
            case CallFailure.Camera noCamera -> camera = noCamera;
            case CallFailure.Microphone noMicrophone -> microphone = noMicrophone;
            case CallFailure.NoSoundSystem noSound -> microphone = noSound;
            case CallFailure.Screen noScreen -> screen = noScreen;
        }
    }

    /// From now on every device opens again.
    public void lackNothing() {
        microphone = null;
        camera = null;
        screen = null;
    }

    /// Whether sessions that agreed connect by themselves; else the test says so by
    /// [FakeMediaSession#connection].
    public void reachable(boolean reachable) {
        this.reachable = reachable;
    }

    /// Adds a device to those that [#devices] names.
    public void plugIn(MediaDevice device) {
        devices.add(device);
        tell();
    }

    /// Takes a device away.
    public void unplug(MediaDevice device) {
        devices.remove(device);
        tell();
    }

    public DeviceChoice choice() {
        return choice;
    }

    public SoundProcessing processing() {
        return processing;
    }

    /// How many watch the devices now.
    public int watchers() {
        return watchers.size();
    }

    private void tell() {
        var now = now();
        watchers.forEach(watcher -> watcher.accept(now));
    }

    private DevicesNow now() {
        return new DevicesNow(
                of(MediaDevice.Kind.MICROPHONE),
                of(MediaDevice.Kind.SPEAKER),
                of(MediaDevice.Kind.CAMERA),
                new DevicesNow.InUse(
                        inUse(MediaDevice.Kind.MICROPHONE),
                        inUse(MediaDevice.Kind.SPEAKER),
                        inUse(MediaDevice.Kind.CAMERA)),
                true);
    }

    private Optional<MediaDevice> inUse(MediaDevice.Kind kind) {
        return choice.pick(kind, of(kind), Optional.empty());
    }

    private List<MediaDevice> of(MediaDevice.Kind kind) {
        return devices.stream().filter(device -> device.kind() == kind).toList();
    }

    CallFailure.@Nullable Device microphoneTrouble() {
        return microphone;
    }

    CallFailure.@Nullable Device cameraTrouble() {
        return camera;
    }

    CallFailure.@Nullable Device screenTrouble() {
        return screen;
    }

    boolean isReachable() {
        return reachable;
    }
}
