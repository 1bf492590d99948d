package app.parley.client.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// The keys of a window: installed here, so that the sheet of all keys shows those that there really are. A
/// view that handles a key itself tells of it. Kept with the scene. On the JavaFX thread.
public final class Shortcuts {
    private Shortcuts() {}

    /// Under which heading of the sheet a key stands.
    public enum Group {
        WINDOW,
        CHATS,
        CONVERSATION,
        CALL
    }

    /// One line of the sheet.
    ///
    /// @param what it does, in words
    /// @param keys as they are written on this system
    public record Entry(Group group, String what, String keys) {}

    private record Book(Map<String, Entry> entries) {}

    /// Does `deed` when `keys` are pressed, as long as `owner` is in a scene.
    ///
    /// @param words of what it does: a key of the message bundle
    public static void put(Node owner, Group group, String words, KeyCombination keys, Runnable deed) {
        owner.sceneProperty().subscribe((before, now) -> move(before, now, keys, deed));
        move(null, owner.getScene(), keys, deed);
        tell(owner, group, words, keys.getDisplayText());
    }

    /// Tells of keys that `owner` handles itself.
    public static void tell(Node owner, Group group, String words, String keys) {
        var entry = new Entry(group, Texts.of(words), keys);
        owner.sceneProperty().subscribe(scene -> {
            if (scene != null) book(scene).entries().put(words, entry);
        });
    }

    /// What was told so far, by groups.
    public static Map<Group, List<Entry>> of(Scene scene) {
        return book(scene).entries().values().stream()
                .collect(Collectors.groupingBy(Entry::group, TreeMap::new, Collectors.toList()));
    }

    /// Somebody else will use the window.
    public static void clear(Scene scene) {
        book(scene).entries().clear();
    }

    private static void move(@Nullable Scene before, @Nullable Scene now, KeyCombination keys, Runnable deed) {
        if (before != null) before.getAccelerators().remove(keys, deed);
        if (now != null) now.getAccelerators().put(keys, deed);
    }

    private static Book book(Scene scene) {
        return (Book) scene.getProperties().computeIfAbsent(Shortcuts.class, _ -> new Book(new LinkedHashMap<>()));
    }
}
