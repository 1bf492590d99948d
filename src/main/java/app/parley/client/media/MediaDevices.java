package app.parley.client.media;

import app.parley.call.CallFailure;
import app.parley.client.settings.Subscription;
import java.util.List;
import java.util.function.Consumer;

/// Microphones, speakers and cameras: which there are, which are used and how, and how they do. What the settings
/// and the device panel need of a [MediaEngine].
///
/// Every method returns at once; the work is done on parley-media. Safe on every thread.
public interface MediaDevices {
    /// Uses these devices from now on, in the calls that run too. Until this is said, the system's choice.
    void choose(DeviceChoice choice);

    /// Treats the microphone's sound like this from now on, in the calls that run too, without a break. Until
    /// this is said, [SoundProcessing#STANDARD].
    void process(SoundProcessing processing);

    /// Tells `watcher` which devices there are and are used, soon and at each change, on parley-media, until
    /// unsubscribed. Costs a look every now and then as long as anyone watches.
    Subscription watch(Consumer<DevicesNow> watcher);

    /// Asks once which devices there are; `answer` is called on parley-media with an empty list where there are
    /// none.
    void devices(MediaDevice.Kind kind, Consumer<List<MediaDevice>> answer);

    /// Begins a trial of devices, with nothing opened. A call that runs goes on undisturbed, and keeps its
    /// camera to itself. The caller closes it.
    DeviceTrial tryDevices(DeviceTrial.Listener listener);

    /// Opens the microphone beside what calls do with it, until unsubscribed: what is heard is not treated.
    ///
    /// @param tap hears it
    /// @param failed told on parley-media where it does not open
    Subscription hear(AudioTap tap, Consumer<CallFailure.Device> failed);
}
