package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ReactionCount;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.emoji.EmojiPicture;
import app.parley.client.ui.chat.emoji.EmojiSet;
import app.parley.text.SafeText;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What people reacted with, under a bubble; a click adds one's own or takes it back. On the JavaFX thread.
final class ReactionsRow extends FlowPane {
    /// Shown of a message: three lines. The rest is a number.
    private static final int MOST = 18;

    private static final double EMOJI = 16;

    ReactionsRow(ChatMessage message, MessageActions actions) {
        getStyleClass().add("reactions");
        var all = message.reactions();
        for (var reaction : all.subList(0, Math.min(MOST, all.size()))) {
            getChildren().add(button(message, reaction, actions));
        }
        if (all.size() > MOST) {
            var more = new Label(Texts.of("chat.reactions.more", all.size() - MOST));
            more.getStyleClass().add("reactions-more");
            getChildren().add(more);
        }
    }

    private static Button button(ChatMessage message, ReactionCount reaction, MessageActions actions) {
        var emoji = EmojiSet.get().find(reaction.emoji());
        // What is no emoji that we know came from another program.
        Node sign = emoji == null ? new Label(shortened(reaction.emoji())) : new EmojiPicture(emoji, EMOJI);
        var button = new Button(count(reaction.count()), sign);
        button.getStyleClass().add("reaction");
        if (reaction.own()) button.getStyleClass().add("own");
        var who = who(reaction);
        var tooltip = new Tooltip(who);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        button.setTooltip(tooltip);
        button.setAccessibleText(Texts.of(
                reaction.own() ? "chat.reaction.own" : "chat.reaction",
                emoji == null ? shortened(reaction.emoji()) : emoji.spoken(),
                reaction.count()));
        button.setAccessibleHelp(who);
        button.setDisable(message.id() == null);
        button.setOnAction(_ -> actions.react(message, reaction.emoji(), !reaction.own()));
        return button;
    }

    private static String who(ReactionCount reaction) {
        var names =
                String.join(", ", reaction.names().stream().map(SafeText::line).toList());
        var more = reaction.count() - reaction.names().size();
        return more > 0 ? Texts.of("chat.reaction.andMore", names, more) : names;
    }

    /// Short enough for its place.
    private static String count(int count) {
        return count < 1000 ? Integer.toString(count) : Texts.of("chat.reaction.thousands", count / 1000);
    }

    private static String shortened(String text) {
        var safe = SafeText.line(text);
        return safe.codePointCount(0, safe.length()) <= 4 ? safe : safe.substring(0, safe.offsetByCodePoints(0, 4));
    }
}
