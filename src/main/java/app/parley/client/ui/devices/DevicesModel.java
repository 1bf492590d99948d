package app.parley.client.ui.devices;

import app.parley.call.CallFailure;
import app.parley.client.failure.UserFailure;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.DeviceTrial;
import app.parley.client.media.DeviceTrial.Stage;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.FrameSource;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The devices as observable values, and what can be done with them. Nothing is opened before [#begin], nothing is
/// left open after [#end]. While a call is on it keeps its camera to itself, and nothing is recorded. On the thread
/// of its executor.
public final class DevicesModel {
    /// The meter's left end, dBFS: below it a voice does not carry.
    private static final double QUIET = -60;

    private final MediaDevices media;
    private final Preferences preferences;
    private final Executor thread;
    private final ObservableValue<Boolean> inCall;
    private final Map<Kind, ReadOnlyObjectWrapper<List<DeviceOption>>> options = new EnumMap<>(Kind.class);
    private final ReadOnlyObjectWrapper<DevicesNow> now = new ReadOnlyObjectWrapper<>(DevicesNow.NOTHING);
    private final ReadOnlyDoubleWrapper level = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.RESTING);
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final Map<UserFailure.About, ReadOnlyObjectWrapper<@Nullable UserFailure>> troubles =
            new EnumMap<>(UserFailure.About.class);
    private final ReadOnlyObjectWrapper<FrameSource> pictures = new ReadOnlyObjectWrapper<>(FrameSource.NONE);
    private @Nullable DeviceTrial trial;
    private Subscription watching = () -> {};
    private Subscription calling = () -> {};

    /// @param thread of this model
    /// @param inCall whether a call is on
    public DevicesModel(MediaDevices media, Preferences preferences, Executor thread, ObservableValue<Boolean> inCall) {
        this.media = media;
        this.preferences = preferences;
        this.thread = thread;
        this.inCall = inCall;
        for (var kind : Kind.values()) options.put(kind, new ReadOnlyObjectWrapper<>(List.of()));
        for (var about : UserFailure.About.values()) troubles.put(about, new ReadOnlyObjectWrapper<>());
    }

    // ---- what is shown

    ReadOnlyObjectProperty<List<DeviceOption>> options(Kind kind) {
        return Objects.requireNonNull(options.get(kind)).getReadOnlyProperty();
    }

    /// Which of [#options] is chosen.
    DeviceOption chosen(Kind kind) {
        var chosen = preferences.get(DeviceSettings.of(kind));
        return options(kind).get().stream()
                .filter(option -> option.device().equals(chosen))
                .findFirst()
                .orElseGet(() -> DeviceOption.all(List.of(), chosen).getLast());
    }

    /// Whether it can be chosen here, or the system alone decides.
    ObservableValue<Boolean> choosable(Kind kind) {
        return now.map(devices -> kind == Kind.CAMERA || devices.choosable());
    }

    /// The name of the device in use; empty where there is none.
    ObservableValue<String> inUse(Kind kind) {
        return now.map(
                devices -> devices.inUse().of(kind).map(one -> one.name()).orElse(""));
    }

    /// How loud the microphone is, 0–1.
    ReadOnlyDoubleProperty level() {
        return level.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<FrameSource> pictures() {
        return pictures.getReadOnlyProperty();
    }

    ObservableValue<Boolean> inCall() {
        return inCall;
    }

    /// What is wrong with a device that was tried; holds null otherwise.
    ReadOnlyObjectProperty<@Nullable UserFailure> trouble(UserFailure.About about) {
        return Objects.requireNonNull(troubles.get(about)).getReadOnlyProperty();
    }

    // ---- what can be done

    /// The page is seen: the microphone's level is shown.
    public void begin() {
        if (trial != null) return;
        beginQuietly();
        if (trial != null) trial.listen(true);
    }

    /// The same without the microphone, where only pictures are looked at.
    void beginQuietly() {
        if (trial != null) return;
        var heard = new Heard();
        var begun = media.tryDevices(heard);
        heard.of = begun;
        trial = begun;
        pictures.set(begun.pictures());
        watching = media.watch(devices -> thread.execute(() -> show(devices)));
        calling = inCall.subscribe((_, on) -> {
            if (on) yieldToCall();
        })::unsubscribe;
    }

    /// Nobody sees it any more: everything is closed.
    public void end() {
        watching.unsubscribe();
        watching = () -> {};
        calling.unsubscribe();
        calling = () -> {};
        var ended = trial;
        trial = null;
        if (ended != null) ended.close();
        level.set(0);
        stage.set(Stage.RESTING);
        looking.set(false);
        pictures.set(FrameSource.NONE);
    }

    void choose(Kind kind, DeviceOption option) {
        preferences.set(DeviceSettings.of(kind), option.device());
        show(now.get());
        if (kind == Kind.MICROPHONE) listenAgain();
    }

    /// Tries once more what did not open.
    void listenAgain() {
        trouble(UserFailure.About.MICROPHONE, null);
        trouble(UserFailure.About.SOUND, null);
        if (trial == null) return;
        trial.listen(false);
        trial.listen(true);
    }

    void toggleLook() {
        if (trial == null || inCall.getValue()) return;
        trouble(UserFailure.About.CAMERA, null);
        looking.set(!looking.get());
        trial.look(looking.get());
    }

    /// Plays the melody, or ends it.
    void toggleMelody() {
        if (trial == null) return;
        if (stage.get() == Stage.MELODY) trial.stop();
        else trial.playMelody();
    }

    /// Records and plays back, or ends either.
    void toggleRecording() {
        if (trial == null || inCall.getValue()) return;
        if (stage.get() == Stage.RECORDING || stage.get() == Stage.PLAYING) trial.stop();
        else trial.recordAndPlay();
    }

    private void yieldToCall() {
        if (trial == null) return;
        if (looking.get()) trial.look(false);
        looking.set(false);
        trial.stop();
    }

    private void show(DevicesNow devices) {
        now.set(devices);
        for (var kind : Kind.values()) {
            var chosen = preferences.get(DeviceSettings.of(kind));
            Objects.requireNonNull(options.get(kind)).set(DeviceOption.all(devices.of(kind), chosen));
        }
    }

    private void trouble(UserFailure.About about, @Nullable UserFailure failure) {
        Objects.requireNonNull(troubles.get(about)).set(failure);
    }

    /// Tells what a trial has to say, as long as it is the one that is seen. Called on parley-media.
    private final class Heard implements DeviceTrial.Listener {
        private volatile @Nullable DeviceTrial of;

        @Override
        public void level(double dbfs) {
            now(() -> level.set(Math.clamp(1 - dbfs / QUIET, 0, 1)));
        }

        @Override
        public void stage(Stage next) {
            now(() -> stage.set(next));
        }

        @Override
        public void failed(CallFailure.Device failure) {
            now(() -> {
                var told = UserFailure.of(failure);
                if (told.about() == UserFailure.About.CAMERA) looking.set(false);
                else level.set(0);
                trouble(told.about(), told);
            });
        }

        private void now(Runnable work) {
            thread.execute(() -> {
                if (trial != null && (of == null || trial.equals(of))) work.run();
            });
        }
    }
}
