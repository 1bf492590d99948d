package app.parley.client.ui.call;

import app.parley.client.media.FrameSource;
import app.parley.client.media.VideoFrame;
import app.parley.client.ui.FxThread;
import java.nio.ByteBuffer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/// Draws the newest picture of a [FrameSource] at each pulse of the screen, and nothing while it is not to be seen.
/// A picture is copied once, into the buffer that the image shows, and released at once; the buffer is made anew
/// only when the size changes. On the JavaFX thread.
public final class VideoSurface extends Region {
    /// How much of a picture may be cut away to fill the surface. A 4:3 camera in a 16:9 window loses a quarter; a
    /// telephone held upright keeps its bars.
    private static final double MOST_CUT = 0.26;

    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Callback<PixelBuffer<ByteBuffer>, @Nullable Rectangle2D> copy = this::copy;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drawNewest();
        }
    };
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private FrameSource source = FrameSource.NONE;
    private @Nullable VideoFrame taken;
    private @Nullable PixelBuffer<ByteBuffer> pixels;
    private int width;
    private int height;
    private int rotation;
    private boolean filling;
    private boolean mirrored;
    private boolean running;
    private final ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper();
    private boolean whole;
    private @Nullable VideoSurface leader;
    private @Nullable VideoSurface follower;
    private long drawn;

    public VideoSurface() {
        getStyleClass().add("video-surface");
        // Else a picture that lies on its side is turned the wrong way where the window is mirrored.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        view.setSmooth(true);
        picture.bind(view.imageProperty().isNotNull());
        getChildren().add(view);
        setClip(clip);
        setMinSize(0, 0);
        var onScreen = sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(VideoSurface::onScreen)
                .orElse(false);
        var unhidden = visible(this);
        onScreen.subscribe(_ -> seen.set(onScreen.getValue() && unhidden.getValue()));
        unhidden.subscribe(_ -> seen.set(onScreen.getValue() && unhidden.getValue()));
        seen.subscribe(_ -> update());
    }

    /// Shows what `leader` draws, which goes on drawing as long as either is to be seen: a source gives each
    /// picture only once. One follower at most.
    public void follow(VideoSurface leader) {
        this.leader = leader;
        leader.follower = this;
        view.imageProperty().bind(leader.view.imageProperty());
        leader.update();
    }

    /// Whether it is to be seen: visible in a window that is open and not minimised.
    public ReadOnlyBooleanProperty seen() {
        return seen.getReadOnlyProperty();
    }

    /// Whether nothing may be cut away: a screen has something at its edges.
    public void setWhole(boolean whole) {
        this.whole = whole;
        requestLayout();
    }

    /// Changes where the pictures come from. What was shown is gone at once.
    public void setSource(FrameSource next) {
        FxThread.check();
        if (next.equals(source)) return;
        source = next;
        pixels = null;
        view.setImage(null);
        update();
    }

    /// Whether left and right are exchanged, as in a mirror.
    public void setMirrored(boolean mirrored) {
        this.mirrored = mirrored;
        requestLayout();
    }

    /// Whether the surface is filled whatever is cut away.
    public void setFilling(boolean filling) {
        this.filling = filling;
        requestLayout();
    }

    /// Rounds the corners.
    public void setCorner(double radius) {
        clip.setArcWidth(2 * radius);
        clip.setArcHeight(2 * radius);
    }

    /// How many pictures were drawn so far.
    public long drawn() {
        return drawn;
    }

    /// Whether there is a picture on it.
    public ReadOnlyBooleanProperty picture() {
        return picture.getReadOnlyProperty();
    }

    /// Whether it looks for pictures now.
    boolean isRunning() {
        return running;
    }

    /// Takes, draws and releases the newest picture. Called at each pulse, and by the bench, which times it.
    ///
    /// @return whether there was one
    public boolean drawNewest() {
        var frame = source.take();
        if (frame == null) return false;
        try {
            taken = frame;
            draw(frame);
        } finally {
            taken = null;
            frame.release();
        }
        drawn++;
        return true;
    }

    private void draw(VideoFrame frame) {
        var buffer = pixels;
        if (buffer == null || frame.width() != width || frame.height() != height) {
            width = frame.width();
            height = frame.height();
            buffer = new PixelBuffer<>(
                    width, height, ByteBuffer.allocateDirect(4 * width * height), PixelFormat.getByteBgraPreInstance());
            pixels = buffer;
            view.setImage(new WritableImage(buffer));
            layOut();
        }
        if (frame.rotation() != rotation) {
            rotation = frame.rotation();
            layOut();
        }
        buffer.updateBuffer(copy);
    }

    private void layOut() {
        requestLayout();
        if (follower != null) follower.requestLayout();
    }

    /// @return null: all of it changed
    private @Nullable Rectangle2D copy(PixelBuffer<ByteBuffer> buffer) {
        if (taken != null) taken.copyTo(buffer.getBuffer());
        return null;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        if (leader != null) {
            width = leader.width;
            height = leader.height;
            rotation = leader.rotation;
        }
        if (width == 0 || height == 0 || getWidth() <= 0 || getHeight() <= 0) return;
        var upright = rotation % 180 == 0;
        var pictureWidth = upright ? width : height;
        var pictureHeight = upright ? height : width;
        var scale = scale(pictureWidth, pictureHeight);
        view.setFitWidth(width * scale);
        view.setFitHeight(height * scale);
        view.setRotate(rotation);
        // The mirror stands after the rotation, so it turns what is left and right on the screen.
        view.setScaleX(mirrored && upright ? -1 : 1);
        view.setScaleY(mirrored && !upright ? -1 : 1);
        view.relocate((getWidth() - width * scale) / 2, (getHeight() - height * scale) / 2);
    }

    /// The largest scale that shows the whole picture, or the smallest that fills the surface where little is lost.
    private double scale(double pictureWidth, double pictureHeight) {
        var across = getWidth() / pictureWidth;
        var down = getHeight() / pictureHeight;
        var whole = Math.min(across, down);
        var full = Math.max(across, down);
        var cutting = filling || (!this.whole && 1 - whole / full <= MOST_CUT);
        return cutting ? full : whole;
    }

    private void update() {
        if (leader != null) leader.update();
        var needed = seen.get() || (follower != null && follower.seen.get());
        var wanted = needed && !source.equals(FrameSource.NONE);
        if (wanted == running) return;
        running = wanted;
        if (wanted) pulse.start();
        else pulse.stop();
    }

    private static ObservableValue<Boolean> onScreen(Window window) {
        return window instanceof Stage stage
                ? window.showingProperty()
                        .flatMap(showing -> showing ? stage.iconifiedProperty().not() : window.showingProperty())
                : window.showingProperty();
    }

    /// Whether `node` and all it stands in are visible.
    private static ObservableValue<Boolean> visible(Node node) {
        return node.visibleProperty()
                .flatMap(self -> self
                        ? node.parentProperty().flatMap(VideoSurface::visible).orElse(true)
                        : new SimpleBooleanProperty(false));
    }
}
