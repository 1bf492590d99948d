package app.parley.client.ui.chat.composer;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.Draft;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.voice.RecordingModel;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.User;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is being written in the chat that is shown: its store is [ChatService], so that nothing typed is lost.
/// On the thread of the view models.
public final class ComposerModel {
    private final ChatService chats;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Purpose> purpose = new SimpleObjectProperty<>(new Purpose.Fresh());
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    /// What went wrong with a recording.
    private final StringProperty spoken = new SimpleStringProperty("");
    /// Whether the last thing pasted could not be written down.
    private final BooleanProperty notKept = new SimpleBooleanProperty();
    private final BooleanProperty recording = new SimpleBooleanProperty();
    private final ObservableValue<Boolean> sendable;
    private final ObservableValue<String> trouble;
    private @Nullable ChatId chat;
    private @Nullable Conversation seen;
    /// What stood here before one's own message was taken up.
    private Draft aside = Draft.EMPTY;

    /// What is being said goes into it; the draft knows it before it is whole.
    private @Nullable Path recorded;

    private @Nullable RecordingModel voice;

    /// While what is stored is taken over: that is not typing.
    private boolean taking;

    public ComposerModel(ChatService chats) {
        this.chats = chats;
        sendable = Bindings.createObjectBinding(() -> recording.get() || draft().isSendable(), text, files, recording);
        trouble = Bindings.createObjectBinding(this::findTrouble, text, files, spoken, notKept);
        text.addListener((_, _, _) -> {
            changed();
            if (!taking && chat != null && !text.get().isBlank()) chats.typing(chat);
        });
        purpose.addListener((_, _, _) -> changed());
        files.addListener((ListChangeListener<Path>) _ -> changed());
    }

    /// From now on one can speak as well.
    public void useVoice(RecordingModel model) {
        voice = model;
        recording.bind(model.recording());
        spoken.bind(model.trouble());
        model.setOwner(new RecordingModel.Owner() {
            @Override
            public void begun(Path file) {
                recorded = file;
                changed();
            }

            @Override
            public void over(Path file, boolean kept, boolean send) {
                recorded = null;
                if (kept) files.add(file);
                changed();
                if (kept && send) send();
            }
        });
    }

    /// Records voice messages; null where one cannot speak.
    public @Nullable RecordingModel voice() {
        return voice;
    }

    /// Another chat is shown; null for none.
    public void show(@Nullable ChatId next) {
        // What was said stays with the chat in which it was said: its draft has it.
        if (voice != null) voice.leave();
        recorded = null;
        if (purpose.get() instanceof Purpose.Edit) cancel();
        chat = null;
        seen = null;
        take(Draft.EMPTY);
        chat = next;
    }

    /// The shown chat has changed.
    public void update(Conversation now) {
        var first = seen == null;
        seen = now;
        if (first && draft().isEmpty()) take(now.draft());
        if (purpose.get() instanceof Purpose.Reply(var to) && TakenUp.isGone(now, to)) purpose.set(new Purpose.Fresh());
        if (purpose.get() instanceof Purpose.Edit(var message) && TakenUp.isGone(now, message)) cancel();
    }

    /// Which chat it is; null for none.
    @Nullable
    ChatId chat() {
        return chat;
    }

    public StringProperty text() {
        return text;
    }

    public ObjectProperty<Purpose> purpose() {
        return purpose;
    }

    /// What goes with the message.
    public ObservableList<Path> files() {
        return files;
    }

    public ObservableValue<Boolean> sendable() {
        return sendable;
    }

    /// Why it cannot be sent although there is something; empty otherwise.
    public ObservableValue<String> trouble() {
        return trouble;
    }

    /// What would complete the word before the cursor; null for nothing.
    public @Nullable Completion completion(int caret) {
        return Completion.at(text.get(), caret, others());
    }

    public void addFiles(List<Path> more) {
        if (purpose.get() instanceof Purpose.Edit) cancel();
        more.stream().filter(file -> !files.contains(file)).forEach(files::add);
    }

    /// What was pasted could not be written to this device: it is told until something else is written.
    void notKept() {
        notKept.set(true);
    }

    /// Whether it was spoken here, and is no file of the user's.
    boolean isRecording(Path file) {
        return voice != null && voice.isRecording(file);
    }

    /// Takes a file out again; what was recorded here is then nowhere any more.
    void leaveOut(Path file) {
        files.remove(file);
        if (voice != null) voice.forget(file);
    }

    public void reply(ChatMessage message) {
        if (message.id() == null) return;
        if (purpose.get() instanceof Purpose.Edit) cancel();
        purpose.set(new Purpose.Reply(message));
    }

    public void edit(ChatMessage message) {
        if (!canEdit(message) || recording.get()) return;
        if (!(purpose.get() instanceof Purpose.Edit)) aside = draft();
        taking = true;
        files.clear();
        text.set(message.text());
        purpose.set(new Purpose.Edit(message));
        taking = false;
    }

    /// Takes one's own last message up to change it.
    public void editLast() {
        if (seen != null) TakenUp.lastOwn(seen).ifPresent(this::edit);
    }

    /// Answers the last message, or the one before the one that is answered now.
    ///
    /// @param step -1 for an earlier one, 1 for a later one
    public void replyNext(int step) {
        if (seen == null) return;
        var all = TakenUp.answerable(seen);
        var now = purpose.get() instanceof Purpose.Reply(var to) ? TakenUp.indexOf(all, to) : all.size();
        var next = now + step;
        if (next >= all.size()) cancel();
        else if (next >= 0) reply(all.get(next));
    }

    /// Neither answers nor changes anything any more.
    public void cancel() {
        if (purpose.get() instanceof Purpose.Edit) {
            take(aside);
            aside = Draft.EMPTY;
            changed();
        } else purpose.set(new Purpose.Fresh());
    }

    public void send() {
        if (chat == null || !sendable.getValue()) return;
        if (recording.get() && voice != null) {
            voice.send();
            return;
        }
        if (purpose.get() instanceof Purpose.Edit(var message)) {
            var changed = text.get().strip();
            if (!changed.equals(message.text())) chats.edit(message, changed);
            cancel();
            return;
        }
        var draft = draft();
        chats.send(chat, new Draft(draft.text().strip(), draft.replyTo(), draft.mentions(), draft.files()));
        take(Draft.EMPTY);
    }

    /// What failed comes back to be written anew, unless something else is being written.
    public void giveBack(Draft draft) {
        if (!draft().isEmpty()) return;
        take(draft);
        changed();
    }

    public static boolean canEdit(ChatMessage message) {
        return message.own()
                && message.kind() == MessageKind.TEXT
                && !message.deleted()
                && !message.text().isEmpty();
    }

    private Draft draft() {
        return new Draft(
                text.get(),
                purpose.get() instanceof Purpose.Reply(var to) ? to.id() : null,
                others().stream()
                        .filter(user -> text.get().contains(Completion.NAME + user.displayName()))
                        .limit(Bounds.MENTIONS_MAX)
                        .map(User::id)
                        .toList(),
                recorded == null
                        ? files
                        : Stream.concat(files.stream(), Stream.of(recorded)).toList());
    }

    private void take(Draft draft) {
        taking = true;
        purpose.set(reply(draft.replyTo()));
        files.setAll(draft.files());
        text.set(draft.text());
        taking = false;
    }

    private Purpose reply(@Nullable MessageId to) {
        if (to == null || seen == null) return new Purpose.Fresh();
        return seen.messages().stream()
                .filter(message -> to.equals(message.id()) && !message.deleted())
                .findFirst()
                .<Purpose>map(Purpose.Reply::new)
                .orElseGet(Purpose.Fresh::new);
    }

    private void changed() {
        notKept.set(false);
        if (taking || chat == null || purpose.get() instanceof Purpose.Edit) return;
        chats.saveDraft(chat, draft());
    }

    private List<User> others() {
        if (seen == null) return List.of();
        var self = chats.self().id();
        return seen.chat().members().stream()
                .filter(user -> !user.id().equals(self))
                .toList();
    }

    private String findTrouble() {
        var over = text.get().codePointCount(0, text.get().length()) - Bounds.MESSAGE_MAX;
        if (over > 0) return Texts.of("chat.tooLong", over);
        if (files.size() > Bounds.ATTACHMENTS_MAX) return Texts.of("chat.tooMany", Bounds.ATTACHMENTS_MAX);
        return notKept.get() ? Texts.of("chat.file.failure.NO_SPACE") : spoken.get();
    }
}
