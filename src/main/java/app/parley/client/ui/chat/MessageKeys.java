package app.parley.client.ui.chat;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The list of messages without a mouse: the arrows go from message to message, Enter or the menu key opens
/// what can be done with it, and what is done most has a key of its own. On the JavaFX thread.
final class MessageKeys {
    private MessageKeys() {}

    /// Whether the key was meant for a message.
    static boolean pressed(KeyEvent event, ListView<ChatItem> list, MessageActions actions) {
        if (!list.isFocused()) return false;
        var item = list.getFocusModel().getFocusedItem();
        if (item == null || item.message() == null) return false;
        var message = item.message();
        var row = row(list, item);
        if (item instanceof ChatItem.Call) {
            if (event.getCode() != KeyCode.ENTER) return false;
            actions.callBack(message);
            return true;
        }
        if (!(item instanceof ChatItem.Bubble)) return false;
        var menu = event.getCode() == KeyCode.CONTEXT_MENU || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (menu || event.getCode() == KeyCode.ENTER) {
            MessageMenu.of(message, row, actions).show(row, Side.BOTTOM, 0, 2);
            return true;
        }
        return MessageMenu.pressed(event, message, row, actions);
    }

    /// Where it stands; the list itself where it is out of sight.
    private static Node row(ListView<ChatItem> list, ChatItem item) {
        for (var cell : list.lookupAll(".message-cell")) {
            if (cell instanceof MessageCell row && item.equals(row.getItem())) {
                var bubble = row.lookup(".bubble");
                return bubble == null ? row : bubble;
            }
        }
        return list;
    }
}
