package app.parley.support;

import app.parley.call.CallFailure;
import app.parley.call.ShareSource;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.MediaFacts;
import app.parley.client.media.MediaListener;
import app.parley.client.media.MediaSession;
import app.parley.client.media.MediaSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [MediaEngine] without native code: it makes descriptions of a few lines, and two of its sessions that apply
/// one
/// another's connect and "hear" and "see" each other, also across engines. Tests script what a machine may lack
/// ([#lack]) and what a network may do ([FakeMediaSession#connection]).
///
/// Work is done by the executor it was made with: at once by default (results arrive within the call that asked),
/// or `loop::post` of a [ManualLoop].
public final class FakeMediaEngine implements MediaEngine {
    /// The only window that can be shared.
    public static final ShareSource.Window WINDOW = new ShareSource.Window(4711, "Letters");

    private final Executor executor;
    private final List<FakeMediaSession> sessions = new CopyOnWriteArrayList<>();
    private final List<MediaDevice> devices = new CopyOnWriteArrayList<>();
    private volatile CallFailure.@Nullable Device microphone;
    private volatile CallFailure.@Nullable Device camera;
    private volatile CallFailure.@Nullable Device screen;
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
        executor.execute(() -> answer.accept(
                devices.stream().filter(device -> device.kind() == kind).toList()));
    }

    @Override
    public void shareable(Consumer<List<ShareSource>> answer) {
        executor.execute(() -> answer.accept(List.of(new ShareSource.Desktop(), WINDOW)));
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

    /// Every session opened so far, oldest first, closed ones included.
    public List<FakeMediaSession> sessions() {
        return new ArrayList<>(sessions);
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
