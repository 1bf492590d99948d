package app.parley.client.ui.chats;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.User;
import java.text.Bidi;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A chat, a person or a heading in the list. On the JavaFX thread.
final class ChatCell extends ListCell<ChatRow> {
    private static final double AVATAR = 44;

    private final AvatarView avatar = new AvatarView(AVATAR);
    private final Label name = new Label();
    private final FontIcon missed = new FontIcon("fth-phone-missed");
    private final Label line = new Label();
    private final Label time = new Label();
    private final Label badge = new Label();
    private final HBox row;
    private final Label heading = new Label();

    ChatCell() {
        getStyleClass().add("chat-cell");
        name.getStyleClass().add("chat-name");
        line.getStyleClass().add("chat-line");
        time.getStyleClass().add("small");
        time.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.managedProperty().bind(badge.visibleProperty());
        heading.getStyleClass().add("list-heading");
        for (var label : new Label[] {name, line}) {
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
        }
        var words = new VBox(name, line);
        words.getStyleClass().add("chat-words");
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var side = new VBox(time, badge);
        side.setAlignment(Pos.CENTER_RIGHT);
        side.getStyleClass().add("chat-side");
        row = new HBox(avatar, words, side);
        row.getStyleClass().add("chat-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ChatRow item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setDisable(item instanceof ChatRow.Heading);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case ChatRow.Existing(var chat, var when) -> show(chat, when);
            case ChatRow.Person(var user) -> show(user);
            case ChatRow.Heading(var text) -> {
                heading.setText(text);
                setGraphic(heading);
                setAccessibleText(text);
            }
        }
    }

    private void show(ChatSummary chat, String when) {
        avatar.show(ChatWords.colourOf(chat), chat.title());
        avatar.showPresence(ChatWords.dot(chat));
        var isMissed = ChatWords.isMissed(chat.lastMessage());
        words(chat.title(), ChatWords.line(chat), isMissed);
        time.setText(when);
        badge.setVisible(chat.unread() > 0);
        badge.setText(chat.unread() > 99 ? "99+" : String.valueOf(chat.unread()));
        var unread = chat.unread() > 0 ? Texts.of("chats.unread", chat.unread()) : "";
        setAccessibleText(String.join(", ", chat.title(), unread, line.getText(), when));
        setGraphic(row);
    }

    private void show(User user) {
        avatar.show(user.id().value(), user.displayName());
        avatar.showPresence(user.presence());
        words(user.displayName(), "@" + user.username(), false);
        time.setText("");
        badge.setVisible(false);
        setAccessibleText(Texts.of("chats.person", user.displayName(), user.username()));
        setGraphic(row);
    }

    private void words(String title, String text, boolean isMissed) {
        name.setText(title);
        name.setNodeOrientation(orientation(title));
        line.setText(text);
        line.setNodeOrientation(orientation(text));
        line.setGraphic(isMissed ? missed : null);
        line.getStyleClass().remove("missed");
        if (isMissed) line.getStyleClass().add("missed");
    }

    /// By the first strong letter, as a reader of its script expects.
    private static NodeOrientation orientation(String text) {
        return text.isEmpty() || new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }
}
