package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.client.media.FrameSource;
import app.parley.support.FakeFrame;
import app.parley.support.FakeFrames;
import app.parley.support.OneWindowAtATime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class VideoSurfaceTest extends ApplicationTest {
    private VideoSurface surface;
    private StackPane around;
    private Stage stage;

    @Override
    public void start(Stage stage) {
        this.stage = stage;
        surface = new VideoSurface();
        around = new StackPane(surface);
        // The stage is the one that other tests had.
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setScene(new Scene(around, 400, 300));
        stage.sizeToScene();
        stage.show();
    }

    @Test
    void aPictureIsDrawnAtThePulseAndReleasedOnce() throws Exception {
        var frame = new FakeFrame(40, 30, 0, 0xFF3366CC, new AtomicInteger());
        interact(() -> surface.setSource(new FakeFrames().put(frame)));
        waitUntilDrawn(1);

        assertThat(frame.releases()).hasValue(1);
        assertThat(pixel(200, 150)).isEqualTo(Color.rgb(0x33, 0x66, 0xCC));
    }

    @Test
    void picturesOfAnySizeFollowEachOther() throws Exception {
        var frames = new FakeFrames();
        interact(() -> surface.setSource(frames));
        for (var size : new int[] {16, 1280, 3, 640}) {
            interact(() -> frames.put(FakeFrame.of(size, size / 2 + 1)));
        }
        waitUntilDrawn(4);
    }

    @Test
    void nothingIsTakenWhileAnAncestorIsHidden() throws Exception {
        var frames = new FakeFrames();
        interact(() -> {
            surface.setSource(frames);
            around.setVisible(false);
        });
        var asked = frames.asked();
        interact(() -> assertThat(surface.isRunning()).isFalse());
        assertThat(frames.asked()).isEqualTo(asked);

        interact(() -> {
            frames.put(FakeFrame.of(4, 4));
            around.setVisible(true);
        });
        waitUntilDrawn(1);
    }

    @Test
    void nothingIsTakenWhileTheWindowIsHiddenOrThereIsNoSource() {
        interact(() -> surface.setSource(new FakeFrames()));
        assertThat(surface.isRunning()).isTrue();
        interact(() -> stage.hide());
        assertThat(surface.isRunning()).isFalse();
        interact(() -> stage.show());
        assertThat(surface.isRunning()).isTrue();
        interact(() -> surface.setSource(FrameSource.NONE));
        assertThat(surface.isRunning()).isFalse();
    }

    @Test
    void aNewSourceTakesTheOldPictureAway() throws Exception {
        interact(() -> surface.setSource(new FakeFrames().put(FakeFrame.of(8, 8))));
        waitUntilDrawn(1);

        interact(() -> surface.setSource(new FakeFrames()));

        assertThat(surface.picture().getValue()).isFalse();
    }

    /// On a surface of 400 × 300.
    @ParameterizedTest
    @CsvSource({
        // Filled where little is lost: a 16:9 picture loses a quarter of its width.
        "1600, 900, 0, 533, 300",
        "640, 480, 0, 400, 300",
        // Whole, with bars, where too much would be: a telephone held upright.
        "1600, 900, 90, 169, 300",
        "900, 1600, 0, 169, 300",
        "1600, 900, 270, 169, 300",
        "1600, 900, 180, 533, 300",
        "4000, 100, 0, 400, 10"
    })
    void aPictureStandsUprightInTheMiddleAndKeepsItsShape(
            int width, int height, int rotation, double shownWidth, double shownHeight) throws Exception {
        interact(() -> surface.setSource(
                new FakeFrames().put(new FakeFrame(width, height, rotation, 0xFF000000, new AtomicInteger()))));
        waitUntilDrawn(1);

        var bounds = pictureBounds();
        assertThat(bounds.getWidth()).isCloseTo(shownWidth, within(1.0));
        assertThat(bounds.getHeight()).isCloseTo(shownHeight, within(1.0));
        assertThat(bounds.getCenterX()).isCloseTo(200, within(0.6));
        assertThat(bounds.getCenterY()).isCloseTo(150, within(0.6));
    }

    /// The test picture has a light window at the top right.
    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void aTurnedPictureStandsUpright(int rotation) throws Exception {
        var upright = rotation % 180 == 0;
        interact(() -> surface.setSource(FakeFrames.scene(upright ? 400 : 300, upright ? 300 : 400, rotation)));
        waitUntilDrawn(1);

        assertThat(pixel(320, 90)).isEqualTo(Color.rgb(0xC9, 0xC8, 0xB0));
        assertThat(pixel(80, 90)).isEqualTo(Color.rgb(0x6F, 0x8C, 0x80));
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void aMirroredPictureHasItsRightSideAtTheLeft(int rotation) throws Exception {
        var upright = rotation % 180 == 0;
        interact(() -> {
            surface.setMirrored(true);
            surface.setSource(FakeFrames.scene(upright ? 400 : 300, upright ? 300 : 400, rotation));
        });
        waitUntilDrawn(1);

        assertThat(pixel(80, 90)).isEqualTo(Color.rgb(0xC9, 0xC8, 0xB0));
        assertThat(pixel(320, 90)).isEqualTo(Color.rgb(0x6F, 0x8C, 0x80));
    }

    private void waitUntilDrawn(long pictures) throws Exception {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> surface.drawn() >= pictures);
        interact(() -> around.layout());
    }

    private Bounds pictureBounds() {
        var view = (ImageView) surface.lookup("ImageView");
        return view.getBoundsInParent();
    }

    private Color pixel(int x, int y) throws Exception {
        return WaitForAsyncUtils.asyncFx(
                        () -> around.snapshot(null, null).getPixelReader().getColor(x, y))
                .get(5, TimeUnit.SECONDS);
    }
}
