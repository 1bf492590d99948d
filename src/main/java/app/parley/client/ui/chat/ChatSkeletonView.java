package app.parley.client.ui.chat;

import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Motion;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Shapes where messages will stand, while the first of a conversation are fetched. They breathe, unless less
/// movement is asked for. On the JavaFX thread.
public final class ChatSkeletonView extends VBox {
    /// From bright to dim.
    private static final Duration BREATH = Duration.millis(900);

    /// @param width in pixels: as uneven as messages are
    /// @param own whether it stands at the side of one's own
    private record Shape(double width, double height, boolean own) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(220, 40, false),
            new Shape(300, 58, false),
            new Shape(180, 40, true),
            new Shape(260, 40, false),
            new Shape(240, 58, true));

    public ChatSkeletonView() {
        getStyleClass().add("chat-skeleton");
        setAlignment(Pos.BOTTOM_LEFT);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Texts.of("chat.loading.first"));
        setVisible(false);
        for (var shape : SHAPES) {
            var bone = new Region();
            bone.getStyleClass().addAll("chat-bone", shape.own ? "own" : "other");
            bone.setPrefSize(shape.width, shape.height);
            var row = new HBox(bone);
            row.setAlignment(shape.own ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            getChildren().add(row);
        }
        var breath = new FadeTransition(BREATH, this);
        breath.setFromValue(1);
        breath.setToValue(0.5);
        breath.setAutoReverse(true);
        breath.setCycleCount(Animation.INDEFINITE);
        visibleProperty().subscribe(shown -> {
            setOpacity(1);
            if (shown && !Motion.isReduced()) breath.playFromStart();
            else breath.stop();
        });
    }
}
