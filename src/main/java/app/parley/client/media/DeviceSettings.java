package app.parley.client.media;

import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user chose of devices and sound, kept on this device, and how the engine follows it. Safe on every
/// thread.
public final class DeviceSettings {
    public static final Preference<Optional<MediaDevice>> MICROPHONE = device("devices.microphone", Kind.MICROPHONE);
    public static final Preference<Optional<MediaDevice>> SPEAKER = device("devices.speaker", Kind.SPEAKER);
    public static final Preference<Optional<MediaDevice>> CAMERA = device("devices.camera", Kind.CAMERA);
    public static final Preference<Boolean> NOISE_SUPPRESSION = Preference.flag("sound.noise.suppression", true);
    public static final Preference<Boolean> ECHO_CANCELLATION = Preference.flag("sound.echo.cancellation", true);
    public static final Preference<Boolean> AUTOMATIC_GAIN = Preference.flag("sound.automatic.gain", true);

    /// Between a device's id and its name in the file. Ids of Linux, Windows and macOS hold no such thing.
    private static final String BAR = " | ";

    private DeviceSettings() {}

    /// The preference of which device of `kind` to use.
    public static Preference<Optional<MediaDevice>> of(Kind kind) {
        return switch (kind) {
            case MICROPHONE -> MICROPHONE;
            case SPEAKER -> SPEAKER;
            case CAMERA -> CAMERA;
        };
    }

    /// Makes `engine` use what is chosen, now and at each change, until unsubscribed.
    public static Subscription follow(Preferences preferences, MediaEngine engine) {
        Runnable choose = () -> engine.choose(
                new DeviceChoice(preferences.get(MICROPHONE), preferences.get(SPEAKER), preferences.get(CAMERA)));
        Runnable process = () -> engine.process(new SoundProcessing(
                preferences.get(NOISE_SUPPRESSION),
                preferences.get(ECHO_CANCELLATION),
                preferences.get(AUTOMATIC_GAIN)));
        var all = Stream.concat(
                        Stream.of(MICROPHONE, SPEAKER, CAMERA).map(one -> preferences.observe(one, _ -> choose.run())),
                        Stream.of(NOISE_SUPPRESSION, ECHO_CANCELLATION, AUTOMATIC_GAIN)
                                .map(one -> preferences.observe(one, _ -> process.run())))
                .toList();
        return () -> all.forEach(Subscription::unsubscribe);
    }

    private static Preference<Optional<MediaDevice>> device(String key, Kind kind) {
        return new Preference<>(
                key,
                Optional.empty(),
                text -> Optional.of(read(kind, text)),
                device -> device.map(one -> one.id() + BAR + one.name()).orElse(""));
    }

    private static Optional<MediaDevice> read(Kind kind, String text) {
        if (text.isBlank()) return Optional.empty();
        var bar = text.indexOf(BAR);
        // A person may have written the id alone.
        return Optional.of(
                bar < 0
                        ? new MediaDevice(kind, text, text)
                        : new MediaDevice(kind, text.substring(0, bar), text.substring(bar + BAR.length())));
    }
}
