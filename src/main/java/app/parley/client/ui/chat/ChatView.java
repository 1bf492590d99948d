package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Conversation;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.theme.AvatarView;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A conversation: header, messages, composer. Stays at the newest message while one is there, and at the message
/// one reads while older ones are brought. On the JavaFX thread.
public final class ChatView extends StackPane {
    @FXML
    private BorderPane conversation;

    @FXML
    private VBox nothing;

    @FXML
    private Button back;

    @FXML
    private AvatarView avatar;

    @FXML
    private Label title;

    @FXML
    private Label presence;

    @FXML
    private CallButtonsView callButtons;

    @FXML
    private ListView<ChatItem> messages;

    @FXML
    private Label empty;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private ComposerView composer;

    private @Nullable ChatViewModel model;
    private boolean atEnd = true;
    private boolean beginning;

    public ChatView() {
        Fxml.load(this);
        back.managedProperty().bind(back.visibleProperty());
    }

    public void bind(ChatViewModel model, CallViewModel calls) {
        this.model = model;
        callButtons.bind(model, calls);
        composer.bind(model);
        messages.setCellFactory(_ -> new MessageCell(model::retry, message -> callBack(message, model, calls)));
        messages.setItems(model.items());
        model.items().addListener(this::keepPlace);
        messages.widthProperty().subscribe(this::resized);
        messages.heightProperty().subscribe(this::resized);
        messages.skinProperty().subscribe(_ -> watchScrolling());
        model.conversation().subscribe(this::show);
    }

    /// Who goes back to the list.
    public void setBack(Runnable action) {
        back.setOnAction(_ -> action.run());
    }

    /// Whether there is a list to go back to: not where it stands beside.
    public void setBackVisible(boolean visible) {
        back.setVisible(visible);
    }

    /// Brings the cursor to where one writes, as soon as the conversation is there.
    public void begin() {
        beginning = !conversation.isVisible();
        if (!beginning) composer.begin();
    }

    private void show(@Nullable Conversation now) {
        conversation.setVisible(now != null);
        nothing.setVisible(now == null);
        if (now == null || model == null) {
            atEnd = true;
            return;
        }
        var chat = now.chat();
        avatar.show(ChatWords.colourOf(chat), chat.title());
        avatar.showPresence(ChatWords.dot(chat));
        title.setText(chat.title());
        presence.setText(ChatWords.presence(chat, model.self().id()));
        empty.setVisible(now.messages().isEmpty() && !now.loading());
        loading.setVisible(now.loading());
        if (beginning) begin();
    }

    private static void callBack(ChatMessage message, ChatViewModel model, CallViewModel calls) {
        var record = message.call();
        if (record == null || !calls.blocked().getValue().isEmpty()) return;
        var other = record.callerId().equals(model.self().id()) ? record.calleeId() : record.callerId();
        model.callable().stream()
                .filter(user -> user.id().equals(other))
                .findFirst()
                .ifPresent(user -> calls.call(user, message.chatId(), record.type()));
    }

    /// After a change: at the end one stays there, further up at the message that was at the top.
    private void keepPlace(ListChangeListener.Change<? extends ChatItem> change) {
        var stay = atEnd;
        var before = 0;
        while (change.next()) {
            if (change.getFrom() == 0 && change.wasAdded() && !change.wasReplaced()) before += change.getAddedSize();
            if (change.wasAdded()
                    && change.getTo() == change.getList().size()
                    && isOwn(change.getList().getLast())) stay = true;
        }
        if (stay) scrollToEnd();
        else if (before > 0) {
            var flow = flow();
            var first = flow == null ? null : flow.getFirstVisibleCell();
            if (first != null) messages.scrollTo(first.getIndex() + before);
        }
    }

    private static boolean isOwn(ChatItem item) {
        return item instanceof ChatItem.Bubble(var message, var _, var _, var _, var _) && message.own();
    }

    private void scrollToEnd() {
        var last = messages.getItems().size() - 1;
        atEnd = true;
        // Without a size no row knows its height; the end is looked for once there is one.
        if (last < 0 || messages.getWidth() <= 0 || messages.getHeight() <= 0) return;
        messages.scrollTo(last);
    }

    /// The list has another size: the end stays in sight.
    private void resized() {
        if (atEnd && !messages.getItems().isEmpty())
            messages.scrollTo(messages.getItems().size() - 1);
    }

    private void watchScrolling() {
        for (Node node : messages.lookupAll(".scroll-bar")) {
            if (!(node instanceof ScrollBar bar) || bar.getOrientation() != Orientation.VERTICAL) continue;
            bar.valueProperty().addListener((_, _, value) -> {
                var flow = flow();
                var last = flow == null ? null : flow.getLastVisibleCell();
                atEnd = last == null || last.getIndex() >= messages.getItems().size() - 1;
                if (value.doubleValue() <= 0 && bar.isVisible() && model != null) model.loadOlder();
            });
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return messages.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
