package app.parley.client.ui.chats;

import app.parley.client.ui.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Grey shapes where rows will stand, while they are being fetched. On the JavaFX thread.
public final class SkeletonView extends VBox {
    /// Widths of the lines, in pixels: as uneven as names and messages are.
    private static final List<Double> LINES = List.of(150.0, 96.0, 188.0, 120.0, 164.0, 104.0);

    public SkeletonView() {
        getStyleClass().add("skeleton");
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Texts.of("chats.loading"));
        for (var i = 0; i < LINES.size(); i++) {
            getChildren().add(row(LINES.get(i), LINES.get((i + 1) % LINES.size()) + 30));
        }
    }

    private static HBox row(double first, double second) {
        var avatar = bone(44, 44);
        avatar.getStyleClass().add("round");
        var words = new VBox(bone(first, 12), bone(second, 10));
        words.getStyleClass().add("skeleton-words");
        words.setAlignment(Pos.CENTER_LEFT);
        var row = new HBox(avatar, words);
        row.getStyleClass().add("skeleton-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region bone(double width, double height) {
        var bone = new Region();
        bone.getStyleClass().add("bone");
        bone.setPrefSize(width, height);
        bone.setMinHeight(height);
        bone.setMaxSize(width, height);
        return bone;
    }
}
