package app.parley.client.ui.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where on a page each of its rows stands. A [SettingRow] says so by itself, other parts are marked by whoever
/// makes them. On the JavaFX thread.
public final class RowPlace {
    private RowPlace() {}

    /// @param key of the row's title among the texts
    public static void mark(Node row, String key) {
        row.getProperties().put(RowPlace.class, key);
    }

    /// The rows within a page, by their keys.
    static List<String> all(Node page) {
        return marked(page).map(RowPlace::key).toList();
    }

    static Optional<Node> find(Node page, String key) {
        return marked(page).filter(row -> key(row).equals(key)).findFirst();
    }

    private static String key(Node row) {
        return Objects.requireNonNull((String) row.getProperties().get(RowPlace.class));
    }

    private static Stream<Node> marked(Node node) {
        var own = node.hasProperties() && node.getProperties().containsKey(RowPlace.class)
                ? Stream.of(node)
                : Stream.<Node>empty();
        return node instanceof Parent parent
                ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(RowPlace::marked))
                : own;
    }
}
