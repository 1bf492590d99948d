package app.parley.client.ui.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.FileInMessage;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import app.parley.client.voice.opus.OpusSound;
import app.parley.protocol.ChatId;
import app.parley.support.FakeChatService;
import app.parley.support.OneWindowAtATime;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Speaking and listening without a mouse, over fakes and real files.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class VoiceMessageViewTest extends ApplicationTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochMilli(FakeChatService.START).plusSeconds(7200), ZoneOffset.UTC);

    private final Rooms rooms = new Rooms();
    private final ChatId group = rooms.chats.groupChat("Design review", Rooms.AMARA);
    private final Semaphore room = new Semaphore(0);
    private Stage stage;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void stop() {
        room.release(10_000);
    }

    @Test
    void aVoiceMessageIsSpokenListenedToAndSentByKeys() {
        rooms.speaker = () -> Optional.of(new Line());
        open();
        push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.R);
        await(() -> rooms.media.openMicrophones() == 1);
        speak(100);
        await(() -> text(".recording-time").equals("0:01"));
        assertThat(Accessibility.nameless(stage.getScene().getRoot())).isEmpty();
        push(KeyCode.SPACE);
        await(() -> lookup(".voice-chip .voice-time").tryQuery().isPresent()
                && text(".voice-time").equals("0:01"));

        interact(() -> lookup(".voice-chip .voice-play").<Button>query().requestFocus());
        push(KeyCode.SPACE);
        await(() -> accessible(".voice-chip .voice-play").equals("Pause"));
        room.release(10_000);
        await(() -> accessible(".voice-chip .voice-play").startsWith("Play"));

        interact(() -> lookup("#composer .text-area").query().requestFocus());
        push(KeyCode.ENTER);
        await(() -> !rooms.chats.conversation(group).messages().isEmpty());
        var sent = rooms.chats.conversation(group).messages().getLast().files().getFirst();
        var file = ((FileInMessage.Waiting) sent.stage()).file();
        assertThat(OpusSound.read(file).orElseThrow().millis()).isEqualTo(1000);
        await(() -> lookup(".bubble .waveform-bar").queryAll().size() == 48);
        assertThat(lookup(".voice-chip").tryQuery()).isEmpty();
    }

    @Test
    void escapeForgetsWhatIsBeingSaid() {
        open();
        interact(() -> lookup("#microphone").<Button>query().fire());
        await(() -> rooms.media.openMicrophones() == 1);
        speak(20);
        await(() -> lookup(".recording-bar").query().isVisible());
        push(KeyCode.ESCAPE);
        await(() -> rooms.media.openMicrophones() == 0);
        assertThat(lookup(".recording-bar").query().isVisible()).isFalse();
        assertThat(lookup("#composer .text-area").query().isVisible()).isTrue();
        assertThat(rooms.chats.conversation(group).draft().files()).isEmpty();
        // The file goes a moment after the microphone.
        await(() -> !Files.exists(rooms.made.folder().resolve("voice-20260105-110000.ogg")));
    }

    private void speak(int pieces) {
        var samples = new short[480];
        Arrays.fill(samples, (short) 9000);
        for (var i = 0; i < pieces; i++) rooms.media.speak(samples, 48_000, 1);
    }

    private String text(String selector) {
        return lookup(selector).<Label>query().getText();
    }

    private String accessible(String selector) {
        return lookup(selector).query().getAccessibleText();
    }

    private void await(BooleanSupplier wanted) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, wanted::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void open() {
        interact(() -> {
            ParleyWindow.show(stage, rooms, new Theme(rooms.preferences), CLOCK);
            stage.setWidth(960);
            stage.setHeight(700);
        });
        WaitForAsyncUtils.waitForFxEvents();
        var list = lookup("#list").<ListView<?>>query();
        interact(() -> {
            list.getSelectionModel().select(0);
            list.requestFocus();
        });
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private final class Line implements SoundLine {
        @Override
        public boolean write(short[] samples, int count) {
            try {
                return room.tryAcquire(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
