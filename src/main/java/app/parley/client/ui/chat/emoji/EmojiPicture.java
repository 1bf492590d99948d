package app.parley.client.ui.chat.emoji;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// An emoji as a picture that stands in a line of text like a letter. On the JavaFX thread.
public final class EmojiPicture extends Region {
    /// How much of it stands above the line that letters stand on: that of Noto's own metrics (950 of 1,200).
    private static final double ABOVE = 0.8;

    private final Emoji emoji;
    private final double size;

    /// @param size in pixels, both ways
    public EmojiPicture(Emoji emoji, double size) {
        this.emoji = emoji;
        this.size = size;
        var view = new ImageView(EmojiSheets.sheetOf(emoji));
        view.setViewport(EmojiSheets.placeOf(emoji));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        getChildren().add(view);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getStyleClass().add("emoji");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(emoji.spoken());
    }

    /// What is copied instead.
    public Emoji emoji() {
        return emoji;
    }

    @Override
    public double getBaselineOffset() {
        return size * ABOVE;
    }
}
