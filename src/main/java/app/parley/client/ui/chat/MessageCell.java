package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Delivery;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.MessageReader;
import app.parley.client.ui.chat.text.MessageText;
import app.parley.protocol.CallType;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Skin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One row of a conversation. On the JavaFX thread.
final class MessageCell extends ListCell<ChatItem> {
    /// Of the list's width, and in pixels: lines that are longer are hard to read.
    private static final double WIDEST_SHARE = 0.72;

    private static final double WIDEST = 560;

    /// As wide as the style sheet makes it, pixels.
    private static final double SCROLL_BAR = 10;

    /// Of an empty row, and of any in a list that has no width yet: about one line. Empty rows fill what is left of
    /// the list; without a height there would be hundreds of them.
    private static final double UNKNOWN_HEIGHT = 44;

    private final Consumer<ChatMessage> retry;
    private final Consumer<ChatMessage> callBack;
    private @Nullable RowSkin row;
    private @Nullable Node content;

    MessageCell(Consumer<ChatMessage> retry, Consumer<ChatMessage> callBack) {
        this.retry = retry;
        this.callBack = callBack;
        getStyleClass().add("message-cell");
        // The list's width decides, not what stands in a row.
        setPrefWidth(0);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new RowSkin(this);
        skin.show(content);
        row = skin;
        return skin;
    }

    @Override
    protected double computePrefHeight(double width) {
        // A virtual list sometimes asks without a width.
        var across = width < 0 ? getListView().getWidth() - SCROLL_BAR : width;
        return across <= 0 || content == null ? UNKNOWN_HEIGHT : super.computePrefHeight(across);
    }

    @Override
    protected void updateItem(@Nullable ChatItem item, boolean empty) {
        super.updateItem(item, empty);
        content = empty || item == null ? null : content(item);
        if (row != null) row.show(content);
        setAccessibleText(item == null ? null : spoken(item));
    }

    private Node content(ChatItem item) {
        return switch (item) {
            case ChatItem.Day(var _, var text) -> centred(text, "day");
            case ChatItem.Note(var _, var text) -> centred(text, "note");
            case ChatItem.Call call -> call(call);
            case ChatItem.Bubble bubble -> bubble(bubble);
        };
    }

    private static Node centred(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        var box = new HBox(label);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add(style + "-row");
        return box;
    }

    private Node bubble(ChatItem.Bubble item) {
        var message = item.message();
        var text = MessageText.of(MessageReader.read(ChatWords.text(message), List.of()), _ -> {});
        text.setMinWidth(0);
        text.getStyleClass().add(message.deleted() ? "deleted" : "words");
        var line = new HBox(text, meta(item));
        line.setAlignment(Pos.BOTTOM_RIGHT);
        line.getStyleClass().add("bubble-line");
        HBox.setHgrow(text, Priority.ALWAYS);
        var bubble = new VBox();
        bubble.getStyleClass().addAll("bubble", message.own() ? "own" : "other");
        if (item.last()) bubble.getStyleClass().add("last");
        if (item.named()) {
            var name = new Label(message.senderName());
            name.getStyleClass().add("writer");
            bubble.getChildren().add(name);
        }
        bubble.getChildren().add(line);
        bubble.maxWidthProperty()
                .bind(getListView().widthProperty().map(width -> Math.min(WIDEST, width.doubleValue() * WIDEST_SHARE)));
        bubble.setOnContextMenuRequested(
                event -> copyMenu(message).show(bubble, event.getScreenX(), event.getScreenY()));
        var column = new VBox(bubble);
        column.setAlignment(message.own() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        column.setFillWidth(false);
        column.getStyleClass().add(item.first() ? "bubble-row-first" : "bubble-row");
        if (message.delivery() instanceof Delivery.Failed) column.getChildren().add(failed(message));
        return column;
    }

    /// The time, and of one's own how far it has got.
    private static Node meta(ChatItem.Bubble item) {
        var time = new Label(item.time());
        time.getStyleClass().add("time");
        var meta = new HBox(time);
        meta.setAlignment(Pos.BOTTOM_RIGHT);
        meta.setMinWidth(Region.USE_PREF_SIZE);
        meta.getStyleClass().add("meta");
        switch (item.message().delivery()) {
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

    private Node failed(ChatMessage message) {
        var why = new Label(Texts.of("chat.failed"));
        why.getStyleClass().add("failed");
        var again = new Button(Texts.of("chat.retry"));
        again.getStyleClass().addAll("link", "retry");
        again.setOnAction(_ -> retry.accept(message));
        var line = new HBox(why, again);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private Node call(ChatItem.Call item) {
        var message = item.message();
        var video = message.call() != null && message.call().type() == CallType.VIDEO;
        var missed = ChatWords.isMissed(message);
        var icon = new FontIcon(missed ? "fth-phone-missed" : video ? "fth-video" : "fth-phone");
        var title = new Label(ChatWords.call(message));
        title.getStyleClass().add("strong");
        var detail = new Label(ChatWords.callDetail(message) + " · " + item.time());
        detail.getStyleClass().add("secondary");
        var words = new VBox(title, detail);
        var back = new Button(Texts.of(message.own() ? "chat.callAgain" : "chat.callBack"));
        back.getStyleClass().add("link");
        back.setOnAction(_ -> callBack.accept(message));
        var card = new HBox(icon, words, back);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("call-entry", missed ? "missed" : "made");
        card.setMaxWidth(Region.USE_PREF_SIZE);
        var centre = new HBox(card);
        centre.setAlignment(Pos.CENTER);
        centre.getStyleClass().add("call-row");
        return centre;
    }

    private static ContextMenu copyMenu(ChatMessage message) {
        var copy = new MenuItem(Texts.of("chat.copy"));
        copy.setOnAction(_ -> {
            var clip = new ClipboardContent();
            clip.putString(message.text());
            Clipboard.getSystemClipboard().setContent(clip);
        });
        return new ContextMenu(copy);
    }

    private static String spoken(ChatItem item) {
        return switch (item) {
            case ChatItem.Day(var _, var text) -> text;
            case ChatItem.Note(var _, var text) -> text;
            case ChatItem.Call(var message, var time) -> ChatWords.call(message) + ", " + time;
            case ChatItem.Bubble(var message, var time, var _, var _, var _) ->
                Texts.of("chat.spoken", message.senderName(), ChatWords.text(message), time);
        };
    }
}
