package app.parley.client.ui.call;

import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Motion;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// One's own picture, mirrored, in a corner of the stage: dragged, or moved by the arrow keys, to any of the four.
/// Stands in a [StackPane]. On the JavaFX thread.
public final class OwnPictureView extends StackPane {
    /// The distance to the edge, and where the bars lie between it and the edge (look: 16 at the side, 64 below the
    /// top bar, 104 above the control bar).
    private static final Insets MARGIN = new Insets(64, 16, 104, 16);

    private static final double LARGEST = 208;
    private static final double SMALLEST = 128;

    /// Of the stage's width.
    private static final double SHARE = 0.24;

    private final VideoSurface surface = new VideoSurface();
    private boolean beside;
    private boolean screen;
    private boolean left;
    private boolean top;
    private double grabbedX;
    private double grabbedY;

    public OwnPictureView() {
        getStyleClass().add("own-picture");
        surface.setMirrored(true);
        surface.setFilling(true);
        surface.setCorner(13);
        getChildren().add(surface);
        setCursor(Cursor.OPEN_HAND);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("call.ownPicture"));
        setAccessibleHelp(Texts.of("call.ownPicture.help"));
        setOnMousePressed(this::grab);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(_ -> settle());
        setOnKeyPressed(this::move);
        place();
    }

    public VideoSurface surface() {
        return surface;
    }

    /// Where it stands.
    public Pos corner() {
        if (top) return left ? Pos.TOP_LEFT : Pos.TOP_RIGHT;
        return left ? Pos.BOTTOM_LEFT : Pos.BOTTOM_RIGHT;
    }

    /// The user's own face is mirrored, what they show of the screen is not.
    public void setShowingScreen(boolean screen) {
        this.screen = screen;
        surface.setMirrored(!screen);
        surface.setWhole(screen);
        surface.setFilling(!screen && !beside);
    }

    /// Stands in a corner again.
    public void standInCorner(double stageWidth) {
        beside = false;
        surface.setFilling(!screen);
        setCursor(Cursor.OPEN_HAND);
        fit(stageWidth);
        place();
    }

    /// Stands beside the other picture, at the given distances from the stage's edges.
    public void standBeside(Insets at) {
        beside = true;
        surface.setFilling(false);
        setCursor(Cursor.DEFAULT);
        setMinSize(0, 0);
        setPrefSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setTranslateX(0);
        setTranslateY(0);
        StackPane.setAlignment(this, Pos.CENTER);
        StackPane.setMargin(this, at);
    }

    /// Takes its size from the stage's.
    private void fit(double stageWidth) {
        var width = Math.clamp(stageWidth * SHARE, SMALLEST, LARGEST);
        var height = width * 9 / 16;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    private void grab(MouseEvent event) {
        requestFocus();
        if (beside) return;
        var at = onStage(event);
        grabbedX = at.getX() - getTranslateX();
        grabbedY = at.getY() - getTranslateY();
        setCursor(Cursor.CLOSED_HAND);
    }

    private void drag(MouseEvent event) {
        if (beside) return;
        var at = onStage(event);
        setTranslateX(at.getX() - grabbedX);
        setTranslateY(at.getY() - grabbedY);
    }

    /// In the stage's own coordinates, which a window that reads from right to left has mirrored.
    private Point2D onStage(MouseEvent event) {
        return getParent().sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    /// Goes to the corner it is nearest to.
    private void settle() {
        if (beside) return;
        setCursor(Cursor.OPEN_HAND);
        var stage = getParent().getLayoutBounds();
        var here = getBoundsInParent();
        moveTo(here.getCenterX() < stage.getCenterX(), here.getCenterY() < stage.getCenterY());
    }

    private void move(KeyEvent event) {
        if (beside) return;
        switch (event.getCode()) {
            case LEFT -> moveTo(!isMirrored(), top);
            case RIGHT -> moveTo(isMirrored(), top);
            case UP -> moveTo(left, true);
            case DOWN -> moveTo(left, false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean isMirrored() {
        return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    private void moveTo(boolean toLeft, boolean toTop) {
        var before = getBoundsInParent();
        left = toLeft;
        top = toTop;
        place();
        getParent().layout();
        var glide = new TranslateTransition(Duration.millis(Motion.isReduced() ? 1 : 160), this);
        glide.setFromX(before.getMinX() - getLayoutX());
        glide.setFromY(before.getMinY() - getLayoutY());
        glide.setToX(0);
        glide.setToY(0);
        glide.setInterpolator(Interpolator.EASE_OUT);
        glide.play();
    }

    private void place() {
        StackPane.setAlignment(this, corner());
        StackPane.setMargin(this, MARGIN);
    }
}
