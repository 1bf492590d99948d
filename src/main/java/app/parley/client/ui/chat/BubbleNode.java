package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.FileInMessage;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.files.FileCardView;
import app.parley.client.ui.chat.files.PictureTileView;
import app.parley.client.ui.chat.text.MessageReader;
import app.parley.client.ui.chat.text.MessageText;
import app.parley.client.ui.chat.voice.VoiceFiles;
import app.parley.client.ui.chat.voice.VoiceMessageView;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws a message: what it answers, its files, its text, its time and how far it got, and what was done to it.
/// On the JavaFX thread.
final class BubbleNode {
    private final ChatItem.Bubble item;
    private final ChatMessage message;
    private final MessageActions actions;

    private BubbleNode(ChatItem.Bubble item, MessageActions actions) {
        this.item = item;
        this.message = item.message();
        this.actions = actions;
    }

    /// @param widest of a bubble in the list, pixels
    static Node of(ChatItem.Bubble item, MessageActions actions, ObservableValue<Number> widest) {
        return new BubbleNode(item, actions).row(widest);
    }

    private Node row(ObservableValue<Number> widest) {
        var bubble = bubble();
        bubble.maxWidthProperty().bind(widest);
        bubble.setOnContextMenuRequested(event -> {
            MessageMenu.of(message, bubble, actions).show(bubble, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        var across = new HBox(bubble);
        across.setAlignment(message.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        across.getStyleClass().add("bubble-across");
        HoverActions.on(across, bubble, message, actions);
        var column = new VBox(across);
        column.setFillWidth(true);
        column.getStyleClass().add(item.first() ? "bubble-row-first" : "bubble-row");
        if (!message.reactions().isEmpty()) {
            var reactions = new ReactionsRow(message, actions);
            reactions.setAlignment(message.own() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            column.getChildren().add(reactions);
        }
        if (message.delivery() instanceof Delivery.Failed) column.getChildren().add(failed());
        if (message.refused() != null) column.getChildren().add(refused());
        return column;
    }

    private VBox bubble() {
        var bubble = new VBox();
        bubble.getStyleClass().addAll("bubble", message.own() ? "own" : "other");
        if (item.last()) bubble.getStyleClass().add("last");
        if (item.named()) {
            var name = new Label(message.senderName());
            name.getStyleClass().add("writer");
            name.setMinWidth(0);
            bubble.getChildren().add(name);
        }
        if (message.replyTo() != null) bubble.getChildren().add(new QuoteView(message.replyTo(), actions));
        for (var file : message.files()) bubble.getChildren().add(file(file));
        bubble.getChildren().add(line());
        return bubble;
    }

    private Node file(FileInMessage file) {
        Runnable cancel = () -> actions.discard(message);
        if (VoiceFiles.suits(file)) return new VoiceMessageView(file, actions.desk(), cancel);
        return PictureTileView.suits(file)
                ? new PictureTileView(file, actions.desk(), () -> actions.view(file), cancel)
                : new FileCardView(file, actions.desk(), cancel);
    }

    private Node line() {
        var meta = meta();
        if (message.text().isEmpty() && !message.deleted()) {
            var alone = new HBox(meta);
            alone.setAlignment(Pos.CENTER_RIGHT);
            return alone;
        }
        var text = text();
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        if (text instanceof VBox blocks) {
            var below = new HBox(meta);
            below.setAlignment(Pos.CENTER_RIGHT);
            return new VBox(blocks, below);
        }
        var line = new HBox(text, meta);
        line.setAlignment(Pos.BOTTOM_RIGHT);
        line.getStyleClass().add("bubble-line");
        HBox.setHgrow(text, Priority.ALWAYS);
        return line;
    }

    private Region text() {
        if (!message.deleted()) {
            return MessageText.of(MessageReader.read(message.text(), item.mentioned()), actions::open, item.found());
        }
        var gone = new Label(Texts.of("chat.deleted"), new FontIcon("fth-slash"));
        gone.getStyleClass().add("deleted");
        return gone;
    }

    /// The time, and of one's own how far it has got.
    private Node meta() {
        var time = new Label(message.edited() ? Texts.of("chat.edited", item.time()) : item.time());
        time.getStyleClass().add("time");
        var meta = new HBox(time);
        meta.setAlignment(Pos.BOTTOM_RIGHT);
        meta.setMinWidth(Region.USE_PREF_SIZE);
        meta.setFillHeight(false);
        meta.getStyleClass().add("meta");
        switch (message.delivery()) {
            case Delivery.Pending _ -> meta.getChildren().add(icon("fth-clock", "chat.state.pending"));
            case Delivery.Sent _ -> meta.getChildren().add(icon("fth-check", "chat.state.sent"));
            case Delivery.Read _ -> {
                var second = icon("fth-check", "chat.state.read");
                second.setTranslateX(5);
                var both = new StackPane(icon("fth-check", "chat.state.read"), second);
                both.getStyleClass().add("read");
                meta.getChildren().add(both);
            }
            case Delivery.Failed _ -> meta.getChildren().add(icon("fth-alert-circle", "chat.state.failed"));
            case Delivery.Received _ -> {}
        }
        return meta;
    }

    private static FontIcon icon(String literal, String key) {
        var icon = new FontIcon(literal);
        icon.setAccessibleText(Texts.of(key));
        return icon;
    }

    private Node failed() {
        return trouble("chat.failed", () -> actions.retry(message), () -> actions.discard(message));
    }

    private Node refused() {
        var change = Objects.requireNonNull(message.refused());
        return trouble("chat.refused." + change.what(), () -> actions.retry(change), () -> actions.discard(change));
    }

    private Node trouble(String key, Runnable again, Runnable letGo) {
        var why = new Label(Texts.of(key));
        why.getStyleClass().add("failed");
        why.setMinWidth(0);
        var line = new HBox(why, link("chat.retry", again), link("chat.discard", letGo));
        line.setAlignment(message.own() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return line;
    }

    private static Button link(String key, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().addAll("link", "retry");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
