package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.composer.ComposerModel;
import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.emoji.EmojiPicture;
import app.parley.client.ui.chat.text.MessageLinks;
import app.parley.client.ui.chat.text.MessageText;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything that can be done with a message, by the mouse as by keys. On the JavaFX thread.
final class MessageMenu {
    private MessageMenu() {}

    static boolean canReact(ChatMessage message) {
        return message.id() != null && !message.deleted();
    }

    static boolean canForward(ChatMessage message) {
        return !message.deleted()
                && (!message.text().isEmpty() || !message.files().isEmpty());
    }

    static boolean canDelete(ChatMessage message) {
        return message.own() && !message.deleted() && message.call() == null && message.system() == null;
    }

    /// @param row beside which an emoji is picked
    static ContextMenu of(ChatMessage message, Node row, MessageActions actions) {
        var menu = new ContextMenu();
        var items = menu.getItems();
        if (canReact(message)) {
            items.add(quick(message, row, menu, actions));
            items.add(new SeparatorMenuItem());
            items.add(item("chat.reply", "fth-corner-up-left", () -> actions.reply(message)));
        }
        if (!message.text().isEmpty()) {
            items.add(item("chat.copy", "fth-copy", () -> MessageText.copy(message.text())));
        }
        if (canForward(message)) {
            items.add(item("chat.forward", "fth-corner-up-right", () -> actions.forward(message)));
        }
        for (var link : MessageLinks.in(message.text())) {
            items.add(new SeparatorMenuItem());
            items.add(named("chat.link.open", link.place(), "fth-external-link", () -> actions.open(link.target())));
            items.add(named(
                    "chat.link.copy",
                    link.place(),
                    "fth-link",
                    () -> MessageText.copy(link.target().toString())));
        }
        if (ComposerModel.canEdit(message)) items.add(item("chat.edit", "fth-edit-2", () -> actions.edit(message)));
        if (canDelete(message)) {
            items.add(new SeparatorMenuItem());
            items.add(item("chat.delete", "fth-trash-2", () -> actions.delete(message)));
        }
        return menu;
    }

    /// The keys of a message in the list. Whether one was meant.
    static boolean pressed(KeyEvent event, ChatMessage message, Node row, MessageActions actions) {
        if (event.isShortcutDown()) {
            if (!event.getText().toLowerCase(Locale.ROOT).equals("c")
                    || message.text().isEmpty()) return false;
            MessageText.copy(message.text());
            return true;
        }
        if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) return false;
        switch (event.getCode()) {
            case R -> actions.reply(message);
            case E -> {
                if (ComposerModel.canEdit(message)) actions.edit(message);
            }
            case F -> {
                if (canForward(message)) actions.forward(message);
            }
            case DELETE, BACK_SPACE -> {
                if (canDelete(message)) actions.delete(message);
            }
            case PLUS, ADD, EQUALS -> {
                if (canReact(message)) actions.pickReaction(message, row);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static CustomMenuItem quick(ChatMessage message, Node row, ContextMenu menu, MessageActions actions) {
        var line = new HBox();
        line.getStyleClass().add("quick-reactions");
        for (var emoji : actions.quick()) line.getChildren().add(reaction(emoji, message, menu, actions));
        var more = new Button(null, new FontIcon("fth-plus"));
        more.getStyleClass().add("quick-reaction");
        more.setAccessibleText(Texts.of("chat.react.other"));
        more.setOnAction(_ -> {
            menu.hide();
            actions.pickReaction(message, row);
        });
        line.getChildren().add(more);
        return new CustomMenuItem(line, false);
    }

    private static Button reaction(Emoji emoji, ChatMessage message, ContextMenu menu, MessageActions actions) {
        var own = message.reactions().stream()
                .anyMatch(one -> one.own() && one.emoji().equals(emoji.text()));
        var button = new Button(null, new EmojiPicture(emoji, 22));
        button.getStyleClass().add("quick-reaction");
        if (own) button.getStyleClass().add("own");
        button.setAccessibleText(Texts.of("chat.react.with", emoji.spoken()));
        button.setOnAction(_ -> {
            menu.hide();
            actions.react(message, emoji.text(), !own);
        });
        return button;
    }

    private static MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(Texts.of(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static MenuItem named(String key, String name, String icon, Runnable action) {
        var item = new MenuItem(Texts.of(key, name), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
