package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ClientWiring;
import app.parley.client.media.Loopback;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.ui.call.VideoSurface;
import app.parley.support.OneCallAtATime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Journey 3: a picture of the other side, from the native library over the newest-wins place to the screen.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneCallAtATime
class RemoteFrameJourneyTest extends ApplicationTest {
    private final ClientWiring wiring = ClientWiring.withSynthetic(() -> SoundSource.SILENCE, TestPattern::new);
    private VideoSurface surface;

    @Override
    public void start(Stage stage) {
        surface = new VideoSurface();
        stage.setScene(new Scene(surface, 640, 360));
        stage.show();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    @Test
    void theOtherSidesPictureIsOnTheScreenInItsColours() throws Exception {
        var setup = new MediaSetup(List.of(), false);
        var left = new Loopback();
        var right = new Loopback();
        try (var caller = wiring.media().open(setup, left);
                var callee = wiring.media().open(setup, right)) {
            left.connect(callee);
            right.connect(caller);
            caller.openDevices(true);
            caller.startSending();
            callee.startSending();
            caller.createOffer(false);
            interact(() -> surface.setSource(callee.remoteFrames()));
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> surface.drawn() > 10);
        }
        // White, yellow, cyan, green, magenta, red, blue, black: the bars of the test pattern, from the left.
        assertThat(colour(2)).satisfies(cyan -> {
            assertThat(cyan.getGreen()).isGreaterThan(0.5);
            assertThat(cyan.getBlue()).isGreaterThan(0.5);
            assertThat(cyan.getRed()).isLessThan(0.3);
        });
        assertThat(colour(5)).satisfies(red -> {
            assertThat(red.getRed()).isGreaterThan(0.5);
            assertThat(red.getGreen()).isLessThan(0.3);
            assertThat(red.getBlue()).isLessThan(0.3);
        });
    }

    private Color colour(int bar) throws Exception {
        return WaitForAsyncUtils.asyncFx(
                        () -> surface.snapshot(null, null).getPixelReader().getColor(640 / 8 * bar + 40, 100))
                .get(10, TimeUnit.SECONDS);
    }
}
