package app.parley.client.ui.chats;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.client.ui.chat.text.FoundLine;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.User;
import app.parley.text.SafeText;
import java.text.Bidi;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
    private static final PseudoClass DRAFT = PseudoClass.getPseudoClass("draft");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final AvatarView avatar = new AvatarView(AVATAR);
    private final Label name = new Label();
    private final FontIcon missed = new FontIcon("fth-phone-missed");
    private final Label line = new Label();
    /// In the place of the line, of a message that was found.
    private final FoundLine found = new FoundLine();
    private final VBox words = new VBox(name, line);
    private final Label time = new Label();
    private final Label badge = new Label();
    private final FontIcon muted = new FontIcon("fth-bell-off");
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
        line.managedProperty().bind(line.visibleProperty());
        words.getStyleClass().add("chat-words");
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        muted.getStyleClass().add("muted-mark");
        muted.managedProperty().bind(muted.visibleProperty());
        var marks = new HBox(muted, badge);
        marks.getStyleClass().add("chat-marks");
        marks.setAlignment(Pos.CENTER_RIGHT);
        var side = new VBox(time, marks);
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
            case ChatRow.Found found -> show(found);
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
        var draft = SafeText.line(chat.draftText());
        if (draft.isEmpty()) words(chat.title(), ChatWords.line(chat), isMissed);
        else words(chat.title(), Texts.of("chats.draft", draft), false);
        line.pseudoClassStateChanged(DRAFT, !draft.isEmpty());
        muted.setVisible(chat.muted());
        badge.pseudoClassStateChanged(QUIET, chat.muted());
        time.setText(when);
        badge.setVisible(chat.unread() > 0);
        badge.setText(chat.unread() > 99 ? "99+" : String.valueOf(chat.unread()));
        var unread = chat.unread() > 0 ? Texts.of("chats.unread", chat.unread()) : "";
        var quiet = chat.muted() ? Texts.of("chats.muted") : "";
        setAccessibleText(Stream.of(chat.title(), quiet, unread, line.getText(), when)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
        setGraphic(row);
    }

    private void show(ChatRow.Found row) {
        var hit = row.hit();
        var message = hit.message();
        avatar.show(message.senderId().value(), message.senderName());
        avatar.showPresence(null);
        var who = message.own()
                ? Texts.of("chats.line.own", row.words())
                : Texts.of("chats.line.group", Texts.shortName(message.senderName()), row.words());
        plain();
        words(hit.chatTitle(), who, false);
        found.show(who, row.words(), row.query());
        found.setNodeOrientation(line.getNodeOrientation());
        showBelowName(found);
        time.setText(row.time());
        setAccessibleText(Texts.of("chats.found", hit.chatTitle(), message.senderName(), row.words(), row.time()));
        setGraphic(this.row);
    }

    /// Without what only a chat has.
    private void plain() {
        line.pseudoClassStateChanged(DRAFT, false);
        muted.setVisible(false);
        badge.setVisible(false);
    }

    private void show(User user) {
        plain();
        avatar.show(user.id().value(), user.displayName());
        avatar.showPresence(user.presence());
        words(user.displayName(), "@" + user.username(), false);
        time.setText("");
        setAccessibleText(Texts.of("chats.person", user.displayName(), user.username()));
        setGraphic(row);
    }

    private void showBelowName(Node what) {
        if (!words.getChildren().get(1).equals(what)) words.getChildren().set(1, what);
    }

    private void words(String title, String text, boolean isMissed) {
        showBelowName(line);
        name.setText(title);
        name.setNodeOrientation(orientation(title));
        line.setText(text);
        line.setVisible(!text.isEmpty());
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
