package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.Conversation;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.chat.composer.ComposerView;
import app.parley.client.ui.chat.emoji.RecentEmoji;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.theme.Motion;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import java.io.File;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A conversation: header, messages, composer. On the JavaFX thread.
public final class ChatView extends StackPane {
    /// For which a message that was jumped to stands out: enough to find it with the eyes.
    private static final Duration HIGHLIGHT = Duration.seconds(2.5);

    @FXML
    private BorderPane conversation;

    @FXML
    private VBox nothing;

    @FXML
    private Button back;

    @FXML
    private ChatHeadView about;

    @FXML
    private CallButtonsView callButtons;

    @FXML
    private Button find;

    @FXML
    private SearchBarView searchBar;

    @FXML
    private MessageListView messages;

    @FXML
    private Label empty;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private ChatSkeletonView skeleton;

    @FXML
    private Button newest;

    @FXML
    private Label typing;

    @FXML
    private Label dropHere;

    @FXML
    private Label newsAnnouncer;

    @FXML
    private ComposerView composer;

    private final ChatLayer layer = new ChatLayer();
    private final PauseTransition highlighting = new PauseTransition(HIGHLIGHT);
    private ChatChooser chooser = (_, _) -> {};
    private @Nullable ChatViewModel model;
    private boolean beginning;
    /// The newest message that was in sight; what is newer is counted on the button.
    private long seenSeq;

    private long announcedSeq;
    /// One's own message to which the list has gone already.
    private @Nullable ClientId lastOwn;

    public ChatView() {
        Fxml.load(this);
        getChildren().add(layer);
        back.managedProperty().bind(back.visibleProperty());
        typing.managedProperty().bind(typing.visibleProperty());
        typing.visibleProperty().bind(typing.textProperty().isNotEmpty());
        find.setTooltip(new Tooltip(Texts.of("chat.search.tooltip")));
        newest.setTooltip(new Tooltip(Texts.of("chat.newest.tooltip")));
        setOnDragOver(this::dragged);
        setOnDragExited(_ -> dropHere.setVisible(false));
        setOnDragDropped(this::dropped);
    }

    /// @param files how files are brought, drawn and opened
    public void bind(ChatViewModel model, CallViewModel calls, RecentEmoji recent, FileDesk files) {
        this.model = model;
        var deeds = new ChatDeeds(model, calls, layer, composer, recent, files, () -> chooser);
        callButtons.bind(model, calls);
        ChatKeys.install(this, () -> conversation.isVisible() && !layer.isVisible(), this::search, composer);
        composer.bind(model.composer(), files);
        composer.onEmoji(deeds::pickEmoji);
        searchBar.bind(model.search(), () -> {
            if (conversation.isVisible()) composer.begin();
        });
        find.setOnAction(_ -> search());
        messages.setCellFactory(_ -> new MessageCell(deeds, model.highlighted(), messages));
        messages.setItems(model.items());
        messages.onEnds(model::loadOlder, model::loadNewer);
        messages.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (MessageKeys.pressed(event, messages, deeds)) event.consume();
        });
        model.beforeChange(messages::remember);
        model.conversation().subscribe(this::show);
        model.highlighted().subscribe(this::reveal);
        highlighting.setOnFinished(_ -> model.endHighlight());
        messages.atEnd().subscribe(this::showNewestButton);
        newest.setOnAction(_ -> toNewest());
    }

    /// Who lets a chat be chosen, and who shows what there is to know of the one that is open.
    public void onChats(ChatChooser chooser, Consumer<ChatId> details) {
        this.chooser = chooser;
        about.onAction(() -> {
            var now = model == null ? null : model.conversation().get();
            if (now != null) details.accept(now.chat().id());
        });
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

    /// Looks for words in the conversation.
    public void search() {
        if (model == null || !conversation.isVisible()) return;
        if (model.search().open().get()) searchBar.begin();
        model.search().open().set(true);
    }

    private void show(@Nullable Conversation now) {
        var first = !conversation.isVisible() || now == null;
        conversation.setVisible(now != null);
        nothing.setVisible(now == null);
        if (now == null || model == null) {
            layer.close();
            messages.restore(true);
            seenSeq = 0;
            return;
        }
        var chat = now.chat();
        about.show(chat, model.self().id());
        empty.setVisible(now.messages().isEmpty() && !now.loading());
        // Shapes of messages only where there is none yet.
        skeleton.setVisible(now.messages().isEmpty() && now.loading());
        loading.setVisible(now.loading() && !now.messages().isEmpty());
        typing.setText(ChatWords.typing(now.typing(), chat.type()));
        composer.show(now);
        announce(now, first);
        if (first) seenSeq = now.firstUnreadSeq() > 0 ? now.firstUnreadSeq() - 1 : newestSeq(now);
        var own = !now.messages().isEmpty()
                && now.messages().getLast().own()
                && now.messages().getLast().seq() == 0
                && !now.messages().getLast().clientId().equals(lastOwn);
        if (own) lastOwn = now.messages().getLast().clientId();
        messages.restore(own || (first && now.firstUnreadSeq() == 0));
        if (first) toUnread(now);
        showNewestButton();
        if (beginning) begin();
    }

    /// Where one left off.
    private void toUnread(Conversation now) {
        if (now.firstUnreadSeq() == 0) return;
        var items = messages.getItems();
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ChatItem.Unread) messages.reveal(i);
        }
    }

    private void reveal(long seq) {
        if (seq == 0) return;
        var items = messages.getItems();
        for (var i = 0; i < items.size(); i++) {
            if (!ChatViewModel.isAt(items.get(i), seq)) continue;
            messages.reveal(i);
            messages.getSelectionModel().clearAndSelect(i);
            highlighting.playFromStart();
            return;
        }
    }

    private void toNewest() {
        var now = model == null ? null : model.conversation().get();
        if (model == null || now == null) return;
        if (now.newer()) model.showNewest();
        messages.scrollToEnd();
        composer.begin();
    }

    private void showNewestButton() {
        var now = model == null ? null : model.conversation().get();
        if (now == null) return;
        var away = now.newer() || !messages.atEnd().get();
        if (!away && !now.messages().isEmpty()) {
            seenSeq = newestSeq(now);
        }
        var fresh = now.messages().stream()
                .filter(message -> message.seq() > seenSeq && !message.own())
                .count();
        newest.setText(away && fresh > 0 ? Long.toString(fresh) : null);
        newest.setAccessibleText(fresh > 0 ? Texts.of("chat.newest.count", fresh) : Texts.of("chat.newest"));
        if (newest.isVisible() == away) return;
        newest.setVisible(away);
        newest.setOpacity(0);
        Motion.fade(newest, 1);
    }

    private static long newestSeq(Conversation now) {
        return now.messages().stream().mapToLong(ChatMessage::seq).max().orElse(0);
    }

    /// What has come is said to whoever does not see it.
    private void announce(Conversation now, boolean first) {
        var last = now.messages().reversed().stream()
                .filter(message -> message.seq() > 0)
                .findFirst()
                .orElse(null);
        var seq = last == null ? 0 : last.seq();
        var fresh = !first && last != null && !last.own() && seq > announcedSeq && !now.newer();
        announcedSeq = Math.max(first ? 0 : announcedSeq, seq);
        if (last == null || !fresh) return;
        newsAnnouncer.setText(Texts.of("chat.announce", last.senderName(), ChatWords.spoken(last)));
        newsAnnouncer.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void dragged(DragEvent event) {
        if (!event.getDragboard().hasFiles() || !conversation.isVisible()) return;
        event.acceptTransferModes(TransferMode.COPY);
        dropHere.setVisible(true);
        event.consume();
    }

    private void dropped(DragEvent event) {
        dropHere.setVisible(false);
        if (model == null || !event.getDragboard().hasFiles()) return;
        model.composer()
                .addFiles(event.getDragboard().getFiles().stream()
                        .filter(File::isFile)
                        .map(File::toPath)
                        .toList());
        event.setDropCompleted(true);
        event.consume();
        composer.begin();
    }
}
