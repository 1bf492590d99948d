package app.parley.client.ui.chat;

import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.UserId;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Whom one writes with, at the head of a conversation: a button to what there is to know of the chat. No control,
/// because a long name has to end in dots within it. On the JavaFX thread.
public final class ChatHeadView extends HBox {
    private final AvatarView avatar = new AvatarView(40);
    private final Label title = new Label();
    private final Label presence = new Label();
    private Runnable action = () -> {};

    public ChatHeadView() {
        getStyleClass().add("chat-about");
        setId("about");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        presence.getStyleClass().add("secondary");
        presence.setMinWidth(0);
        var words = new VBox(title, presence);
        words.getStyleClass().add("chat-who");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(avatar, words);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        Tooltip.install(this, new Tooltip(Texts.of("chat.about.tooltip")));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) action.run();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
            event.consume();
            action.run();
        });
    }

    void onAction(Runnable next) {
        action = next;
    }

    void show(ChatSummary chat, UserId self) {
        var name = chat.title();
        avatar.show(ChatWords.colourOf(chat), name);
        avatar.showPresence(ChatWords.dot(chat));
        title.setText(name);
        presence.setText(ChatWords.presence(chat, self));
        setAccessibleText(Texts.of("chat.about", name, presence.getText()));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction what, Object... parameters) {
        if (what == AccessibleAction.FIRE) action.run();
        else super.executeAccessibleAction(what, parameters);
    }
}
