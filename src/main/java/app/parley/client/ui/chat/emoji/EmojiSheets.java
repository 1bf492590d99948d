package app.parley.client.ui.chat.emoji;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;

/// The pictures of all emoji, many to a file. A file is read and decoded on JavaFX's own threads when one of its
/// pictures is first shown; the last used ones are kept. On the JavaFX thread.
final class EmojiSheets {
    /// Of a picture, pixels both ways: enough for 32 on a screen of double density.
    static final int SIZE = 64;

    static final int COLUMNS = 16;

    /// In a file.
    static final int PICTURES = 128;

    /// Of 2 MB each once they are decoded: all that can be chosen lie in 15, what one writes mostly in the first.
    private static final int KEPT = 10;

    private static final Map<Integer, Image> LOADED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Image> eldest) {
            return size() > KEPT;
        }
    };

    private EmojiSheets() {}

    static String name(int sheet) {
        return "sheet-%02d.png".formatted(sheet);
    }

    static Image sheetOf(Emoji emoji) {
        return LOADED.computeIfAbsent(emoji.place() / PICTURES, EmojiSheets::load);
    }

    static Rectangle2D placeOf(Emoji emoji) {
        var place = emoji.place() % PICTURES;
        var row = place / COLUMNS;
        var column = place % COLUMNS;
        return new Rectangle2D(column * (double) SIZE, row * (double) SIZE, SIZE, SIZE);
    }

    private static Image load(int sheet) {
        var file = Objects.requireNonNull(EmojiSheets.class.getResource(name(sheet)), name(sheet));
        return new Image(file.toExternalForm(), true);
    }
}
