package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.ui.Texts;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What one does most with a message, beside it while the mouse is over its row. Made when the mouse comes. On the
/// JavaFX thread.
final class HoverActions {
    private HoverActions() {}

    static void on(HBox across, Node bubble, ChatMessage message, MessageActions actions) {
        if (!MessageMenu.canReact(message)) return;
        across.setOnMouseEntered(_ -> {
            if (across.getChildren().size() > 1) return;
            var bar = bar(bubble, message, actions);
            if (message.own()) across.getChildren().addFirst(bar);
            else across.getChildren().add(bar);
        });
        across.setOnMouseExited(_ -> across.getChildren().setAll(bubble));
    }

    private static HBox bar(Node bubble, ChatMessage message, MessageActions actions) {
        var bar = new HBox();
        bar.getStyleClass().add("hover-actions");
        bar.getChildren()
                .addAll(
                        button("fth-smile", "chat.react", () -> actions.pickReaction(message, bubble)),
                        button("fth-corner-up-left", "chat.reply", () -> actions.reply(message)),
                        button(
                                "fth-more-horizontal",
                                "chat.more",
                                () -> MessageMenu.of(message, bubble, actions).show(bubble, Side.BOTTOM, 0, 2)));
        return bar;
    }

    private static Button button(String icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("small-button");
        button.setFocusTraversable(false);
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key + ".tooltip")));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
