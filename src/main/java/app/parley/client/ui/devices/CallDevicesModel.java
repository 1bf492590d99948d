package app.parley.client.ui.devices;

import app.parley.call.CallState;
import app.parley.client.calling.CallControl;
import app.parley.client.calling.CallSnapshot;
import app.parley.client.media.CallStats;
import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What is said of devices by itself while one talks: which is used now in place of another, and that nothing is
/// heard from the microphone. On the thread of its executor.
public final class CallDevicesModel {
    /// Long enough to read six words.
    private static final Duration PASSING = Duration.ofSeconds(5);

    private final MediaDevices media;
    private final Preferences preferences;
    private final Executor thread;
    private final Ticker ticker;
    private final DeviceNotes notes = new DeviceNotes();
    private final SilentMicrophone silence = new SilentMicrophone();
    private final ReadOnlyBooleanWrapper inCall = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private CallSnapshot snapshot = CallSnapshot.NONE;
    private @Nullable CallStats looked;
    private boolean accepted;
    private @Nullable Subscription watching;
    private Ticker.Stop passing = Ticker.Stop.NOTHING;

    public CallDevicesModel(
            CallControl calls, MediaDevices media, Preferences preferences, Executor thread, Ticker ticker) {
        this.media = media;
        this.preferences = preferences;
        this.thread = thread;
        this.ticker = ticker;
        calls.observe(next -> thread.execute(() -> show(next)));
    }

    /// Whether a call uses devices, or is about to.
    public ReadOnlyBooleanProperty inCall() {
        return inCall.getReadOnlyProperty();
    }

    /// Whether to tell that nothing is heard from the microphone.
    ReadOnlyBooleanProperty silent() {
        return silent.getReadOnlyProperty();
    }

    /// What is said for a few seconds; empty for nothing.
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /// The user knows; it is told again only when something was heard meanwhile.
    void acceptSilence() {
        accepted = true;
        silent.set(false);
    }

    private void show(CallSnapshot next) {
        snapshot = next;
        var on = next.state() instanceof CallState.Live;
        inCall.set(on);
        if (on && watching == null) {
            watching = media.watch(devices -> thread.execute(() -> look(devices)));
        } else if (!on && watching != null) {
            watching.unsubscribe();
            watching = null;
            notes.forget();
            passing.stop();
            note.set("");
        }
        look(next);
    }

    private void look(DevicesNow devices) {
        if (!inCall.get()) return;
        var chosen = new DeviceChoice(
                preferences.get(DeviceSettings.MICROPHONE),
                preferences.get(DeviceSettings.SPEAKER),
                preferences.get(DeviceSettings.CAMERA));
        var text = notes.look(devices.inUse(), chosen).stream()
                .filter(device -> device.kind() != MediaDevice.Kind.CAMERA || isSeen())
                .map(device -> Texts.of("devices.now." + device.kind().name(), device.name()))
                .collect(Collectors.joining("\n"));
        if (text.isEmpty()) return;
        note.set(text);
        passing.stop();
        passing = ticker.after(PASSING, () -> note.set(""));
    }

    private boolean isSeen() {
        return snapshot.state() instanceof CallState.Live live
                && live.call().local().visible();
    }

    @SuppressWarnings("ReferenceEquality") // equal figures of another second are another look
    private void look(CallSnapshot now) {
        var stats = now.stats();
        if (stats != null && stats == looked) return;
        looked = stats;
        var speaking = now.state() instanceof CallState.Active active
                && active.call().local().audible()
                && !active.call().hold().any();
        var level = stats == null || stats.ownLevelDbfs() == null ? Double.NaN : stats.ownLevelDbfs();
        var nothing = silence.look(speaking, level);
        if (!nothing) accepted = false;
        silent.set(nothing && !accepted);
    }
}
