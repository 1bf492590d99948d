package app.parley.client.ui;

import app.parley.call.CallFailure;
import app.parley.client.desktop.sound.SoundLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/// Voice messages for [Screens]: those of a conversation, one that waits to be sent, one that is being spoken, and
/// no microphone.
final class VoiceScreens {
    private static final Duration OPENING = Duration.ofMillis(20);

    private VoiceScreens() {}

    static void add(Screens screens, Stage stage, ColorScheme scheme) {
        var name = scheme == ColorScheme.DARK ? "-dark" : "-light";
        for (var width : new int[] {900, 480}) {
            var size = width < 720 ? "-narrow" : "";
            var spoken = ChatRooms.spoken();
            spoken.speaker = () -> Optional.of(new Speaker());
            screens.window(stage, scheme, "voice" + size + name, width, 700, spoken, scene -> {
                screens.openFirst(scene);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                ((Button) scene.lookup(".bubble .voice-play")).fire();
            });
            var speaking = ChatRooms.rich();
            screens.window(stage, scheme, "voice-recording" + size + name, width, 700, speaking, scene -> {
                screens.openFirst(scene);
                ((Button) scene.lookup("#microphone")).fire();
                speakSoon(speaking);
            });
            var mute = ChatRooms.rich();
            mute.media.lack(new CallFailure.Microphone(CallFailure.Trouble.MISSING));
            screens.window(stage, scheme, "voice-missing" + size + name, width, 700, mute, scene -> {
                screens.openFirst(scene);
                ((Button) scene.lookup("#microphone")).fire();
            });
        }
    }

    /// Plays eight seconds at once and then no more for a while.
    private static final class Speaker implements SoundLine {
        private final Semaphore room = new Semaphore(400);

        @Override
        public boolean write(short[] samples, int count) {
            try {
                return room.tryAcquire(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static void speakSoon(Rooms rooms) {
        var _ = new FxTicker().after(OPENING, () -> {
            if (rooms.media.openMicrophones() == 0) speakSoon(rooms);
            else speak(rooms);
        });
    }

    private static void speak(Rooms rooms) {
        for (var piece = 0; piece < 320; piece++) {
            var samples = new short[480];
            Arrays.fill(samples, (short) (12_000 * Math.abs(Math.sin(piece * 0.05))));
            rooms.media.speak(samples, 48_000, 1);
        }
    }
}
