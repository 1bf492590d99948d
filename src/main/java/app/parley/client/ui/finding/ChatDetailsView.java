package app.parley.client.ui.finding;

import app.parley.client.account.Reply;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.ChatWords;
import app.parley.client.ui.theme.AvatarView;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.User;
import atlantafx.base.controls.ToggleSwitch;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// About a chat: of a direct one whom it is with, of a group its title and members; whether it is muted, and
/// the way out. Follows the chat while it is shown. On the JavaFX thread.
public final class ChatDetailsView extends ScrollPane {
    private static final double WIDTH = 440;

    private final ChatService chats;
    private final Parts parts;
    private final VBox members = new VBox();
    private final SaidLabel said = new SaidLabel();
    private final TextField title = new TextField();
    private final ToggleSwitch muted = new ToggleSwitch();
    private final Label name = new Label();
    private ChatSummary chat;
    private boolean following;

    /// What goes on elsewhere.
    ///
    /// @param add chooses further members of a group
    /// @param open goes to the direct chat with somebody
    /// @param left run when one is not in the chat any more
    public record Parts(Consumer<ChatSummary> add, Consumer<User> open, Runnable left) {}

    /// @param shown the chat as it stands; null when one is not in it any more
    public ChatDetailsView(ChatService chats, ChatSummary chat, ObservableValue<ChatSummary> shown, Parts parts) {
        this.chats = chats;
        this.chat = chat;
        this.parts = parts;
        getStyleClass().add("chat-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setAccessibleText(Texts.of("details.title"));
        var page = new VBox(head());
        if (isGroup()) page.getChildren().add(titleLine());
        page.getChildren().add(muteLine());
        if (isGroup()) page.getChildren().addAll(membersHead(), members);
        page.getChildren().add(said);
        if (isGroup()) page.getChildren().add(leave());
        setContent(page);
        show(chat);
        var watching = shown.subscribe(now -> {
            if (now != null && getScene() != null) show(now);
        });
        sceneProperty().subscribe((before, now) -> {
            if (before != null && now == null) watching.unsubscribe();
        });
    }

    private boolean isGroup() {
        return chat.type() == ChatType.GROUP;
    }

    private void show(ChatSummary now) {
        chat = now;
        name.setText(now.title());
        if (!title.isFocused()) title.setText(now.title());
        following = true;
        muted.setSelected(now.muted());
        following = false;
        members.getChildren()
                .setAll(now.members().stream()
                        .sorted(Comparator.comparing((User user) -> !isSelf(user))
                                .thenComparing(User::displayName))
                        .map(this::member)
                        .toList());
    }

    private HBox head() {
        var avatar = new AvatarView(64);
        avatar.show(ChatWords.colourOf(chat), chat.title());
        avatar.showPresence(ChatWords.dot(chat));
        name.getStyleClass().add("h2");
        name.setMinWidth(0);
        var peer = chat.peer();
        var line = new Label(
                peer == null
                        ? ChatWords.presence(chat, chats.self().id())
                        : "@" + peer.username() + " · " + Texts.of("presence." + peer.presence()));
        line.getStyleClass().add("secondary");
        var words = new VBox(name, line);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(avatar, words);
        head.getStyleClass().add("profile-head");
        return head;
    }

    private HBox titleLine() {
        title.getStyleClass().add("field");
        title.setId("detailsTitle");
        title.setAccessibleText(Texts.of("newChat.groupTitle"));
        HBox.setHgrow(title, Priority.ALWAYS);
        var save = button("details.rename", "plain", this::rename);
        title.setOnAction(_ -> rename());
        var line = new HBox(title, save);
        line.getStyleClass().add("account-buttons");
        return line;
    }

    private void rename() {
        var typed = title.getText().strip();
        if (!typed.isEmpty() && !typed.equals(chat.title())) ask(chats.rename(chat.id(), typed), () -> {});
    }

    private HBox muteLine() {
        var label = new Label(Texts.of("details.muted"));
        label.getStyleClass().add("setting-title");
        var help = new Label(Texts.of("details.muted.help"));
        help.getStyleClass().add("secondary");
        help.setWrapText(true);
        var words = new VBox(label, help);
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        muted.setAccessibleText(label.getText());
        muted.setAccessibleHelp(help.getText());
        muted.selectedProperty().addListener((_, before, on) -> {
            if (following || on == chat.muted()) return;
            ask(chats.setMuted(chat.id(), on), () -> {}, () -> {
                following = true;
                muted.setSelected(before);
                following = false;
            });
        });
        var line = new HBox(words, muted);
        line.getStyleClass().add("setting-row");
        return line;
    }

    private HBox membersHead() {
        var heading = new Label(Texts.of("details.members"));
        heading.getStyleClass().add("setting-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var add = button("details.add", "link", () -> parts.add().accept(chat));
        var head = new HBox(heading, add);
        head.setAlignment(Pos.BOTTOM_LEFT);
        return head;
    }

    private Node member(User user) {
        var avatar = new AvatarView(36);
        avatar.show(user.id().value(), user.displayName());
        avatar.showPresence(user.presence());
        var who = new Label(isSelf(user) ? Texts.of("details.you", user.displayName()) : user.displayName());
        who.getStyleClass().add("setting-title");
        var line = new Label("@" + user.username());
        line.getStyleClass().add("secondary");
        for (var label : new Label[] {who, line}) label.setMinWidth(0);
        var words = new VBox(who, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(avatar, words);
        row.getStyleClass().add("member-row");
        if (isSelf(user)) return row;
        var write = button("details.write", "link", () -> parts.open().accept(user));
        write.setAccessibleText(Texts.of("details.write.spoken", user.displayName()));
        var remove = button("details.remove", "link", () -> ask(chats.removeMember(chat.id(), user.id()), () -> {}));
        remove.setAccessibleText(Texts.of("details.remove.spoken", user.displayName()));
        row.getChildren().addAll(write, remove);
        return row;
    }

    /// Asked twice, because nobody but the others can undo it.
    private VBox leave() {
        var button = new Button(Texts.of("details.leave"));
        button.setId("leaveGroup");
        button.getStyleClass().addAll("plain", "danger-text");
        button.setOnAction(_ -> {
            if (button.getText().equals(Texts.of("details.leave"))) button.setText(Texts.of("details.leave.sure"));
            else ask(chats.leave(chat.id()), parts.left());
        });
        button.focusedProperty().subscribe(focused -> {
            if (!focused) button.setText(Texts.of("details.leave"));
        });
        var box = new VBox(button);
        box.getStyleClass().add("setting-last");
        return box;
    }

    private boolean isSelf(User user) {
        return user.id().equals(chats.self().id());
    }

    private static Button button(String key, String style, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void ask(CompletableFuture<Reply<ChatId>> asked, Runnable done) {
        ask(asked, done, () -> {});
    }

    private void ask(CompletableFuture<Reply<ChatId>> asked, Runnable done, Runnable failed) {
        said.follow(asked, well -> {
            if (well) done.run();
            else failed.run();
        });
    }
}
