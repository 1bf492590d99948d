package app.parley.client.media.webrtc;

import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.SoundDevices;
import app.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Which devices this process uses: what the user chose, of what there is. It makes the sound system follow, and
/// tells calls and views. Runs on parley-media.
final class ChosenDevices {
    /// Cameras are looked for as long as someone wants to know: a new one is there as fast as a person sits up.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Loop<Runnable> loop;
    private final SoundDevices sound;
    private final Supplier<List<MediaDevice>> cameras;
    private final Runnable playAgain;
    private final List<Consumer<DevicesNow>> watchers = new ArrayList<>();
    private DeviceChoice choice = DeviceChoice.SYSTEM;
    private SoundDevices.Found found = SoundDevices.Found.NOTHING;
    private List<MediaDevice> foundCameras = List.of();
    private DevicesNow now = DevicesNow.NOTHING;
    private boolean looking;
    private boolean speakersSeen;

    /// @param playAgain called when there is a speaker after there was none
    ChosenDevices(Loop<Runnable> loop, SoundDevices sound, Supplier<List<MediaDevice>> cameras, Runnable playAgain) {
        this.loop = loop;
        this.sound = sound;
        this.cameras = cameras;
        this.playAgain = playAgain;
        sound.watch(this::found);
    }

    void choose(DeviceChoice wanted) {
        choice = wanted;
        settle();
    }

    DevicesNow now() {
        return now;
    }

    /// What there is at this moment; a camera may have come since the last look.
    DevicesNow look() {
        foundCameras = cameras.get();
        settle();
        return now;
    }

    /// Tells `watcher` now and at each change.
    void watch(Consumer<DevicesNow> watcher) {
        look();
        watchers.add(watcher);
        watcher.accept(now);
        if (looking) return;
        looking = true;
        loop.postAfter(LOOK, this::lookOn);
    }

    void leave(Consumer<DevicesNow> watcher) {
        watchers.remove(watcher);
    }

    void close() {
        watchers.clear();
        sound.close();
    }

    private void found(SoundDevices.Found news) {
        var back =
                speakersSeen && found.speakers().isEmpty() && !news.speakers().isEmpty();
        speakersSeen |= !news.speakers().isEmpty();
        found = news;
        settle();
        if (back) playAgain.run();
    }

    private void lookOn() {
        looking = !watchers.isEmpty();
        if (!looking) return;
        look();
        loop.postAfter(LOOK, this::lookOn);
    }

    private void settle() {
        var inUse = new DevicesNow.InUse(
                pick(Kind.MICROPHONE, found.microphones(), found.systemsMicrophone()),
                pick(Kind.SPEAKER, found.speakers(), found.systemsSpeaker()),
                pick(Kind.CAMERA, foundCameras, Optional.empty()));
        if (found.choosable()) sound.use(inUse.microphone(), inUse.speaker());
        var next = new DevicesNow(found.microphones(), found.speakers(), foundCameras, inUse, found.choosable());
        if (next.equals(now)) return;
        now = next;
        for (var watcher : List.copyOf(watchers)) watcher.accept(next);
    }

    private Optional<MediaDevice> pick(Kind kind, List<MediaDevice> there, Optional<MediaDevice> systems) {
        var can = kind == Kind.CAMERA || found.choosable();
        return (can ? choice : DeviceChoice.SYSTEM).pick(kind, there, systems);
    }
}
