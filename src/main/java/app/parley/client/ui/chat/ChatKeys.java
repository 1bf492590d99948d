package app.parley.client.ui.chat;

import app.parley.client.ui.Shortcuts;
import app.parley.client.ui.Shortcuts.Group;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.composer.ComposerView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of a conversation, and what the sheet of all keys says of them. Those of a message in the list are
/// [MessageKeys]', those of the text the composer's. On the JavaFX thread.
final class ChatKeys {
    private ChatKeys() {}

    /// @param usable whether nothing lies over the conversation
    static void install(Node chat, BooleanSupplier usable, Runnable search, ComposerView composer) {
        var deeds = new LinkedHashMap<KeyCombination, Runnable>();
        tell(chat, "keys.send", Texts.of("keys.enter"));
        tell(chat, "keys.newLine", new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN).getDisplayText());
        put(chat, deeds, "keys.record", shifted(KeyCode.R), composer::record);
        put(chat, deeds, "keys.attach", shifted(KeyCode.A), composer::chooseFiles);
        put(chat, deeds, "keys.emoji", shifted(KeyCode.E), composer::pickEmoji);
        put(chat, deeds, "keys.find", shortcut(KeyCode.F), search);
        tell(chat, "keys.reply", shortcut(KeyCode.UP).getDisplayText());
        tell(chat, "keys.editLast", new KeyCodeCombination(KeyCode.UP).getDisplayText());
        tell(chat, "keys.message", Texts.of("keys.enter"));
        tell(chat, "keys.message.reply", "R");
        tell(chat, "keys.message.react", "+");
        tell(chat, "keys.message.edit", "E");
        tell(chat, "keys.message.forward", "F");
        tell(chat, "keys.message.copy", shortcut(KeyCode.C).getDisplayText());
        tell(chat, "keys.message.delete", new KeyCodeCombination(KeyCode.DELETE).getDisplayText());
        chat.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, usable, deeds));
    }

    private static void pressed(KeyEvent event, BooleanSupplier usable, Map<KeyCombination, Runnable> deeds) {
        if (!usable.getAsBoolean()) return;
        deeds.forEach((keys, deed) -> {
            if (event.isConsumed() || !keys.match(event)) return;
            event.consume();
            deed.run();
        });
    }

    private static void put(
            Node chat, Map<KeyCombination, Runnable> deeds, String words, KeyCombination keys, Runnable deed) {
        deeds.put(keys, deed);
        tell(chat, words, keys.getDisplayText());
    }

    private static void tell(Node chat, String words, String keys) {
        Shortcuts.tell(chat, Group.CONVERSATION, words, keys);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
