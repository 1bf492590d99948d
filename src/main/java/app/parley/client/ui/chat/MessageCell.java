package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.Flat;
import app.parley.client.ui.chat.voice.VoiceFiles;
import app.parley.protocol.CallType;
import java.util.Objects;
import java.util.StringJoiner;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Skin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One row of a conversation. On the JavaFX thread.
final class MessageCell extends ListCell<ChatItem> {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");

    /// Of the list's width, and in pixels: lines that are longer are hard to read.
    private static final double WIDEST_SHARE = 0.72;

    private static final double WIDEST = 560;

    /// As wide as the style sheet makes it, pixels.
    private static final double SCROLL_BAR = 10;

    /// Of an empty row, and of any in a list that has no width yet: about one line. Empty rows fill what is left of
    /// the list; without a height there would be hundreds of them.
    private static final double UNKNOWN_HEIGHT = 44;

    private final MessageActions actions;
    private final ObservableValue<Long> highlighted;
    private final MessageListView list;
    private final ObservableValue<Number> widest;
    private @Nullable RowSkin row;
    private @Nullable Node content;
    /// What the content is of.
    private @Nullable ChatItem shown;

    /// Whether it is of an item that was there before.
    private boolean stale;

    /// @param highlighted the place of the message that was jumped to; 0 for none
    MessageCell(MessageActions actions, ObservableValue<Long> highlighted, MessageListView list) {
        this.actions = actions;
        this.highlighted = highlighted;
        this.list = list;
        widest = list.widthProperty().map(width -> Math.min(WIDEST, width.doubleValue() * WIDEST_SHARE));
        getStyleClass().add("message-cell");
        // The list's width decides, not what stands in a row.
        setPrefWidth(0);
        highlighted.subscribe(this::highlight);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new RowSkin(this);
        row = skin;
        skin.show(content);
        return skin;
    }

    @Override
    protected double computePrefHeight(double width) {
        // A virtual list sometimes asks without a width.
        var across = width < 0 ? list.getWidth() - SCROLL_BAR : width;
        if (across <= 0 || getItem() == null) return UNKNOWN_HEIGHT;
        if (isProbe()) return list.typicalHeight();
        content();
        var height = super.computePrefHeight(across);
        list.measured(height);
        return height;
    }

    /// Whether it is the list's hidden row, by which it guesses how long it is all in all. To make what each row
    /// would show for that took a sixth of the time in which a chat opens.
    private boolean isProbe() {
        return getParent() != null && !getParent().isVisible();
    }

    @Override
    protected void layoutChildren() {
        content();
        super.layoutChildren();
    }

    @Override
    protected void updateItem(@Nullable ChatItem item, boolean empty) {
        super.updateItem(item, empty);
        stale = !Objects.equals(item, shown);
        requestLayout();
        highlight();
    }

    /// What the row shows. A row is given several items while the list looks for its place, so that it is made when
    /// its height is asked for.
    private @Nullable Node content() {
        if (!stale) return content;
        stale = false;
        var item = getItem();
        shown = item;
        content = item == null ? null : content(item);
        setAccessibleText(item == null ? null : spoken(item));
        if (row != null) row.show(content);
        // The list has given its styles to the row as it was.
        applyCss();
        return content;
    }

    private void highlight() {
        var message = getItem() == null ? null : getItem().message();
        var seq = highlighted.getValue();
        pseudoClassStateChanged(HIGHLIGHTED, message != null && seq != null && seq != 0 && message.seq() == seq);
    }

    private Node content(ChatItem item) {
        return switch (item) {
            case ChatItem.Day(var _, var text) -> centred(text, "day");
            case ChatItem.Note(var _, var text) -> centred(text, "note");
            case ChatItem.Unread(var text) -> unread(text);
            case ChatItem.Call call -> call(call);
            case ChatItem.Bubble bubble -> BubbleNode.of(bubble, actions, widest);
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

    private static Node unread(String text) {
        var label = new Label(text);
        label.getStyleClass().add("unread");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(rule(), label, rule());
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("unread-row");
        return box;
    }

    private static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("unread-rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
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
        back.setOnAction(_ -> actions.callBack(message));
        var card = new HBox(icon, words, back);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("call-entry", missed ? "missed" : "made");
        card.setMaxWidth(Region.USE_PREF_SIZE);
        var centre = new HBox(card);
        centre.setAlignment(Pos.CENTER);
        centre.getStyleClass().add("call-row");
        return centre;
    }

    private static String spoken(ChatItem item) {
        return switch (item) {
            case ChatItem.Day(var _, var text) -> text;
            case ChatItem.Note(var _, var text) -> text;
            case ChatItem.Unread(var text) -> text;
            case ChatItem.Call(var message, var time) -> ChatWords.call(message) + ", " + time;
            case ChatItem.Bubble bubble ->
                Texts.of("chat.spoken", bubble.message().senderName(), words(bubble.message()), bubble.time());
        };
    }

    private static String words(ChatMessage message) {
        if (message.deleted()) return Texts.of("chat.deleted");
        var words = new StringJoiner(", ");
        if (message.replyTo() != null)
            words.add(Texts.of("chat.spoken.reply", message.replyTo().senderName()));
        message.files().forEach(file -> words.add(VoiceFiles.name(file)));
        if (!message.text().isEmpty()) words.add(Flat.line(message.text()));
        message.reactions().stream()
                .limit(5)
                .forEach(one -> words.add(Texts.of("chat.reaction", one.emoji(), one.count())));
        return words.toString();
    }
}
