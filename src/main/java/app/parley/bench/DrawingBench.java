package app.parley.bench;

import app.parley.Exempt;
import app.parley.client.ClientWiring;
import app.parley.client.media.Loopback;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.synthetic.PictureSource;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.call.VideoSurface;
import app.parley.machine.OperatingSystem;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Draws real decoded pictures on a window and times each: the receiving end of a call between two sessions of one
/// media library. Without a display it draws on JavaFX's headless platform. One a process.
@Exempt(from = "eachTechnologyHasItsRoom", because = "it measures the drawing where it happens, on the JavaFX thread")
final class DrawingBench implements AutoCloseable {
    /// Ten seconds at the rate of the pictures.
    private static final int PICTURES = 300;
    /// The first ones pay for the compiler and for new buffers.
    private static final int WARM_UP = 60;
    /// Far more than it takes on a slow machine.
    private static final long PATIENCE_SECONDS = 60;

    /// How large the pictures are, in pixels.
    enum Size {
        HD(1280, 720),
        FULL_HD(1920, 1080);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    DrawingBench() throws InterruptedException {
        if (OperatingSystem.LINUX.isCurrent() && System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("no toolkit");
        Platform.setImplicitExit(false);
    }

    MediaBench.Drawing draw(Size size) throws InterruptedException {
        var millis = new ArrayList<Double>();
        var bytes = new ArrayList<Long>();
        try (var wiring = ClientWiring.withSynthetic(() -> SoundSource.SILENCE, () -> new MovingGrey(size))) {
            var setup = new MediaSetup(List.of(), false);
            var left = new Loopback();
            var right = new Loopback();
            try (var caller = wiring.media().open(setup, left);
                    var callee = wiring.media().open(setup, right)) {
                left.connect(callee);
                right.connect(caller);
                for (var side : List.of(caller, callee)) {
                    side.openDevices(true);
                    side.startSending();
                }
                caller.createOffer(false);
                var done = new CompletableFuture<Boolean>();
                FxThread.run(() -> {
                    var surface = new VideoSurface();
                    surface.setSource(callee.remoteFrames());
                    var stage = new Stage();
                    stage.setScene(new Scene(surface, size.width / 2.0, size.height / 2.0));
                    new Timing(surface, millis, bytes, () -> {
                                stage.close();
                                done.complete(true);
                            })
                            .start();
                });
                done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            }
        }
        return new MediaBench.Drawing(
                size.width, size.height, millis.size(), Distribution.of(millis), Distribution.of(bytes));
    }

    @Override
    public void close() {
        Platform.exit();
    }

    /// Draws at each pulse in the surface's place, and times it.
    private static final class Timing extends AnimationTimer {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final VideoSurface surface;
        private final List<Double> millis;
        private final List<Long> bytes;
        private final Runnable done;
        private int drawn;

        Timing(VideoSurface surface, List<Double> millis, List<Long> bytes, Runnable done) {
            this.surface = surface;
            this.millis = millis;
            this.bytes = bytes;
            this.done = done;
        }

        @Override
        public void handle(long now) {
            var allocated = threads.getCurrentThreadAllocatedBytes();
            var before = System.nanoTime();
            if (!surface.drawNewest()) return;
            var took = (System.nanoTime() - before) / 1e6;
            var garbage = threads.getCurrentThreadAllocatedBytes() - allocated;
            if (++drawn <= WARM_UP) return;
            millis.add(took);
            bytes.add(garbage);
            if (millis.size() == PICTURES) {
                stop();
                done.run();
            }
        }
    }

    /// A bright band that wanders down a grey picture.
    private record MovingGrey(Size size) implements PictureSource {
        @Override
        public int width() {
            return size.width;
        }

        @Override
        public int height() {
            return size.height;
        }

        @Override
        public int framesPerSecond() {
            return 30;
        }

        @Override
        public void draw(long number, Planes planes) {
            var band = (int) (number * 4 % size.height);
            var row = new byte[size.width];
            for (var y = 0; y < size.height; y++) {
                Arrays.fill(row, (byte) (Math.abs(y - band) < 20 ? 200 : 90));
                planes.y().put(y * planes.strideY(), row);
            }
            Arrays.fill(row, (byte) 128);
            for (var y = 0; y < size.height / 2; y++) {
                planes.u().put(y * planes.strideU(), row, 0, size.width / 2);
                planes.v().put(y * planes.strideV(), row, 0, size.width / 2);
            }
        }
    }
}
