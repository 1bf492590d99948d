package app.parley.client.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DevicesNow;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevice.Kind;
import app.parley.client.media.SoundDevices;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChosenDevicesTest {
    private static final MediaDevice DESK = new MediaDevice(Kind.MICROPHONE, "desk", "Desk");
    private static final MediaDevice HEADSET = new MediaDevice(Kind.MICROPHONE, "headset", "Headset");
    private static final MediaDevice PHONES = new MediaDevice(Kind.SPEAKER, "phones", "Phones");
    private static final MediaDevice CAMERA = new MediaDevice(Kind.CAMERA, "cam", "Camera");

    private final ManualClock clock = new ManualClock();
    private final FakeSound sound = new FakeSound();
    private final List<MediaDevice> cameras = new ArrayList<>();
    private final List<DevicesNow> told = new ArrayList<>();
    private int playedAgain;
    private final ChosenDevices devices = new ChosenDevices(
            new ManualLoop<>(clock, Runnable::run), sound, () -> List.copyOf(cameras), () -> playedAgain++);

    /// A sound system that the test changes.
    private static final class FakeSound implements SoundDevices {
        private Consumer<Found> told = _ -> {};
        private final List<String> used = new ArrayList<>();

        @Override
        public void watch(Consumer<Found> told) {
            this.told = told;
        }

        @Override
        public void use(Optional<MediaDevice> microphone, Optional<MediaDevice> speaker) {
            used.add(microphone.map(MediaDevice::id).orElse("-")
                    + " "
                    + speaker.map(MediaDevice::id).orElse("-"));
        }

        @Override
        public void close() {}

        void has(boolean choosable, MediaDevice... there) {
            told.accept(new Found(
                    of(Kind.MICROPHONE, there),
                    of(Kind.SPEAKER, there),
                    Optional.empty(),
                    Optional.empty(),
                    choosable));
        }

        private static List<MediaDevice> of(Kind kind, MediaDevice... there) {
            return List.of(there).stream().filter(one -> one.kind() == kind).toList();
        }
    }

    @Test
    void theChosenDeviceIsUsedAsSoonAsItIsThereAndTheNextWhileItIsNot() {
        devices.choose(DeviceChoice.SYSTEM.with(Kind.MICROPHONE, Optional.of(HEADSET)));
        sound.has(true, DESK, PHONES);
        sound.has(true, DESK, HEADSET, PHONES);
        sound.has(true, DESK, PHONES);
        sound.has(true);
        assertThat(sound.used).containsExactly("desk phones", "headset phones", "desk phones", "- -");
    }

    @Test
    void watchersAreToldNowAndAtEachChangeUntilTheyLeave() {
        Consumer<DevicesNow> watcher = told::add;
        devices.watch(watcher);
        sound.has(true, DESK);
        sound.has(true, DESK);
        devices.leave(watcher);
        sound.has(true, HEADSET);
        assertThat(told)
                .extracting(news -> news.inUse().microphone())
                .containsExactly(Optional.empty(), Optional.of(DESK));
    }

    @Test
    void aCameraIsNoticedWhileSomeoneWatchesAndNotAfter() {
        Consumer<DevicesNow> watcher = told::add;
        devices.watch(watcher);
        cameras.add(CAMERA);
        clock.advance(Duration.ofSeconds(2));
        assertThat(told.getLast().inUse().camera()).hasValue(CAMERA);
        devices.leave(watcher);
        clock.advance(Duration.ofSeconds(2));
        cameras.clear();
        clock.advance(Duration.ofMinutes(1));
        assertThat(devices.now().cameras()).containsExactly(CAMERA);
        assertThat(devices.look().cameras()).isEmpty();
    }

    @Test
    void whereTheSystemAloneDecidesNothingIsChosen() {
        devices.choose(DeviceChoice.SYSTEM.with(Kind.MICROPHONE, Optional.of(HEADSET)));
        sound.has(false, DESK, HEADSET);
        assertThat(sound.used).isEmpty();
        assertThat(devices.now().inUse().microphone()).hasValue(DESK);
        assertThat(devices.now().choosable()).isFalse();
    }

    @Test
    void playingBeginsAnewOnlyWhenThereWasNoSpeaker() {
        sound.has(true, DESK);
        sound.has(true, DESK, PHONES);
        assertThat(playedAgain).isZero();
        sound.has(true, DESK);
        sound.has(true, DESK, PHONES);
        assertThat(playedAgain).isEqualTo(1);
    }
}
