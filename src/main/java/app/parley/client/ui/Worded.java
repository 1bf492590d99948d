package app.parley.client.ui;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words for what stands in a list to choose from, into which nothing can be typed. On the JavaFX thread.
public final class Worded<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public Worded(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T one) {
        return one == null ? "" : words.apply(one);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("a list to choose from takes no text");
    }
}
