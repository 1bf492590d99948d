package app.parley.client.ui.chat;

import app.parley.client.chat.ChangeRefused;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.FileInMessage;
import app.parley.client.chat.Quote;
import app.parley.client.ui.Texts;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.chat.composer.ComposerView;
import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.emoji.EmojiPickerView;
import app.parley.client.ui.chat.emoji.RecentEmoji;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.chat.files.Gathering;
import app.parley.client.ui.chat.files.PictureTileView;
import app.parley.client.ui.chat.files.ViewerView;
import app.parley.client.ui.theme.Question;
import app.parley.protocol.ChatId;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Does what is asked for in a conversation, with the layer over it where something has to be chosen first. On the
/// JavaFX thread.
final class ChatDeeds implements MessageActions {
    private final ChatViewModel model;
    private final CallViewModel calls;
    private final ChatLayer layer;
    private final ComposerView composer;
    private final RecentEmoji recent;
    private final FileDesk files;
    private final Supplier<ChatChooser> chooser;
    private @Nullable EmojiPickerView picker;

    ChatDeeds(
            ChatViewModel model,
            CallViewModel calls,
            ChatLayer layer,
            ComposerView composer,
            RecentEmoji recent,
            FileDesk files,
            Supplier<ChatChooser> chooser) {
        this.model = model;
        this.calls = calls;
        this.layer = layer;
        this.composer = composer;
        this.recent = recent;
        this.files = files;
        this.chooser = chooser;
    }

    @Override
    public void reply(ChatMessage message) {
        model.composer().reply(message);
        composer.begin();
    }

    @Override
    public void edit(ChatMessage message) {
        model.composer().edit(message);
        composer.begin();
    }

    @Override
    public void delete(ChatMessage message) {
        Question.ask(layer, "chat.delete", () -> model.delete(message));
    }

    @Override
    public void react(ChatMessage message, String emoji, boolean on) {
        model.react(message, emoji, on);
    }

    @Override
    public void pickReaction(ChatMessage message, Node beside) {
        pickEmoji(beside, emoji -> model.react(message, emoji.text(), true));
    }

    /// Lets any emoji be picked.
    void pickEmoji(Node beside, Consumer<Emoji> picked) {
        // Made when it is first needed: it has pictures of every group.
        var choice = picker == null ? new EmojiPickerView(recent) : picker;
        picker = choice;
        layer.show(choice, beside);
        choice.open(picked, layer::close);
    }

    @Override
    public List<Emoji> quick() {
        return recent.quick();
    }

    @Override
    public void forward(ChatMessage message) {
        chooser.get().choose(Texts.of("chat.forward.title"), to -> forward(message, to));
    }

    private void forward(ChatMessage message, ChatId to) {
        if (message.files().isEmpty()) {
            model.forward(message, List.of(), to);
            return;
        }
        var view = new ForwardingView(() -> forward(message, to), layer::close);
        layer.show(view, view::giveUp);
        view.follow(Gathering.gather(message.files(), files.files(), files.made()), copies -> {
            layer.close();
            model.forward(message, copies, to);
        });
    }

    @Override
    public void retry(ChatMessage message) {
        model.retry(message);
    }

    @Override
    public void discard(ChatMessage message) {
        model.discard(message);
    }

    @Override
    public void retry(ChangeRefused change) {
        model.retry(change);
    }

    @Override
    public void discard(ChangeRefused change) {
        model.discard(change);
    }

    @Override
    public void jump(Quote quote) {
        model.jump(quote.seq());
    }

    @Override
    public void callBack(ChatMessage message) {
        var record = message.call();
        if (record == null || !calls.blocked().getValue().isEmpty()) return;
        var other = record.callerId().equals(model.self().id()) ? record.calleeId() : record.callerId();
        model.callable().stream()
                .filter(user -> user.id().equals(other))
                .findFirst()
                .ifPresent(user -> calls.call(user, message.chatId(), record.type()));
    }

    @Override
    public void open(URI link) {
        files.open().accept(link);
    }

    @Override
    public void view(FileInMessage picture) {
        var now = model.conversation().get();
        if (now == null) return;
        var viewer = new ViewerView(files, layer::close);
        layer.show(viewer, () -> {});
        viewer.open(
                now.messages().stream()
                        .flatMap(message -> message.files().stream())
                        .filter(PictureTileView::suits)
                        .toList(),
                picture);
    }

    @Override
    public FileDesk desk() {
        return files;
    }
}
