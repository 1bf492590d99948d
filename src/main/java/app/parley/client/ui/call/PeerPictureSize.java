package app.parley.client.ui.call;

import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Tells the other side how large their picture is shown here: what nobody sees need not be sent. On the JavaFX
/// thread.
final class PeerPictureSize {
    /// While a window is being resized its size changes with each pulse.
    private static final Duration SETTLED = Duration.ofMillis(250);

    private final TalkModel talk;
    private final Ticker ticker;
    private final List<VideoSurface> surfaces;
    private Ticker.Stop settling = Ticker.Stop.NOTHING;
    private @Nullable Size told;

    private record Size(int width, int height) {
        static final Size NOTHING = new Size(0, 0);

        long area() {
            return (long) width * height;
        }
    }

    private PeerPictureSize(TalkModel talk, Ticker ticker, List<VideoSurface> surfaces) {
        this.talk = talk;
        this.ticker = ticker;
        this.surfaces = surfaces;
    }

    /// Tells it whenever it changes.
    ///
    /// @param surfaces on which the same picture is shown
    static void tell(TalkModel talk, Ticker ticker, VideoSurface... surfaces) {
        var sizes = new PeerPictureSize(talk, ticker, List.of(surfaces));
        for (var surface : surfaces) {
            for (var value : List.of(surface.seen(), surface.widthProperty(), surface.heightProperty()))
                value.subscribe(sizes::change);
        }
    }

    private void change() {
        settling.stop();
        settling = ticker.after(SETTLED, this::tell);
    }

    private void tell() {
        var largest = Size.NOTHING;
        for (var surface : surfaces) {
            var size = size(surface);
            if (size.area() > largest.area()) largest = size;
        }
        if (largest.equals(told)) return;
        told = largest;
        talk.showPeer(largest.width(), largest.height());
    }

    private static Size size(VideoSurface surface) {
        if (!surface.seen().get()) return Size.NOTHING;
        return new Size((int) Math.ceil(surface.getWidth() * scale(surface)), (int)
                Math.ceil(surface.getHeight() * scale(surface)));
    }

    /// Pixels of the screen in one of JavaFX.
    private static double scale(Node node) {
        var window = node.getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }
}
