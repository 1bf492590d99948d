package app.parley.client.ui.chat.composer;

import app.parley.client.chat.Conversation;
import app.parley.client.files.MadeFiles;
import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.files.FileDesk;
import app.parley.client.ui.chat.text.Direction;
import app.parley.client.ui.chat.voice.MicrophoneButton;
import app.parley.client.ui.chat.voice.RecordingBarView;
import app.parley.client.ui.chat.voice.RecordingModel;
import app.parley.client.voice.VoiceDesk;
import java.io.File;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Where a message is written: it grows with the text, Enter sends, Shift with Enter begins a line. On the JavaFX
/// thread.
public final class ComposerView extends VBox {
    private static final double LOWEST = 40;
    private static final double HIGHEST = 160;

    /// Above and below the text, as the style sheet has it.
    private static final double PADDING = 20;

    /// Of right-to-left text that wraps, in characters.
    private static final int LONGEST_TURNED = 500;

    /// To the sides of the text, as the style sheet has it.
    private static final double BESIDE = 30;

    @FXML
    private HBox line;

    @FXML
    private Button attach;

    @FXML
    private TextArea text;

    @FXML
    private Button emoji;

    @FXML
    private Button send;

    @FXML
    private Label tooLong;

    private final Text measure = new Text();
    private final ComposerPrompt prompt;
    private final CompletionView completion = new CompletionView(this::complete);
    private final WaitingFilesView files = new WaitingFilesView();
    private final PurposeBarView purpose = new PurposeBarView(this::cancel);
    private @Nullable MicrophoneButton microphone;
    private @Nullable ComposerModel model;
    private @Nullable MadeFiles made;
    private BiConsumer<Node, Consumer<Emoji>> picker = (_, _) -> {};

    public ComposerView() {
        Fxml.load(this);
        getChildren().addAll(0, List.of(completion, purpose, files));
        tooLong.managedProperty().bind(tooLong.visibleProperty());
        tooLong.visibleProperty().bind(tooLong.textProperty().isNotEmpty());
        send.setTooltip(new Tooltip(Texts.of("chat.send.tooltip")));
        attach.setTooltip(new Tooltip(Texts.of("chat.attach.tooltip")));
        emoji.setTooltip(new Tooltip(Texts.of("chat.emoji.tooltip")));
        measure.fontProperty().bind(text.fontProperty());
        prompt = new ComposerPrompt(text, BESIDE);
        // See ParagraphFlow: a long text would take minutes. It runs out of sight instead.
        text.wrapTextProperty()
                .bind(text.textProperty().map(now -> now.length() <= LONGEST_TURNED || Direction.isLeftToRight(now)));
        text.textProperty().subscribe(this::grow);
        text.widthProperty().subscribe(this::grow);
        text.fontProperty().subscribe(this::grow);
        text.caretPositionProperty().subscribe(this::lookForCompletion);
        text.focusedProperty().subscribe(this::lookForCompletion);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        attach.setOnAction(_ -> chooseFiles());
        emoji.setOnAction(_ -> pickEmoji());
    }

    /// @param desk where voice messages are played and pasted pictures go
    public void bind(ComposerModel model, FileDesk desk) {
        this.model = model;
        made = desk.made();
        var voices = desk.voices();
        if (model.voice() != null) bindVoice(model.voice(), voices);
        text.textProperty().bindBidirectional(model.text());
        tooLong.textProperty().bind(model.trouble());
        send.disableProperty().bind(model.sendable().map(can -> !can));
        send.setOnAction(_ -> model.send());
        files.bind(model, voices);
        model.purpose().subscribe(now -> {
            purpose.show(now);
            var editing = now instanceof Purpose.Edit;
            send.setAccessibleText(Texts.of(editing ? "chat.save" : "chat.send"));
            attach.setDisable(editing);
            if (microphone != null) microphone.setEditing(editing);
            if (!(now instanceof Purpose.Fresh)) begin();
            if (editing) text.end();
        });
    }

    /// Who lets an emoji be picked, beside a node.
    public void onEmoji(BiConsumer<Node, Consumer<Emoji>> picker) {
        this.picker = picker;
    }

    /// Begins a voice message, or ends it.
    public void record() {
        if (microphone != null && !attach.isDisable()) microphone.fire();
    }

    /// While one speaks, what is heard stands where one writes.
    private void bindVoice(RecordingModel voice, VoiceDesk voices) {
        var speak = new MicrophoneButton(voice);
        microphone = speak;
        var bar = new RecordingBarView(voice);
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.getChildren().addFirst(bar);
        line.getChildren().add(line.getChildren().indexOf(send), speak);
        getChildren().addFirst(bar.failure());
        bar.failure().getStyleClass().add("inline");
        for (var node : List.of(attach, text, emoji)) {
            node.managedProperty().bind(node.visibleProperty());
            node.visibleProperty().bind(voice.recording().not());
        }
        addEventFilter(KeyEvent.KEY_PRESSED, event -> speaks(voice, event));
        voice.recording().subscribe((before, recording) -> {
            if (recording) {
                // Two at once would hear each other.
                voices.player().pause();
                speak.requestFocus();
            } else if (speak.isFocused()) begin();
        });
    }

    private void speaks(RecordingModel voice, KeyEvent event) {
        if (!voice.recording().get()) return;
        switch (event.getCode()) {
            case ESCAPE -> voice.cancel();
            case ENTER -> {
                if (microphone == null || !microphone.isFocused()) return;
                voice.send();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    public void show(Conversation conversation) {
        var title = conversation.chat().title();
        text.setAccessibleText(Texts.of("chat.prompt.spoken", title));
        prompt.show(conversation.chat().peer() == null ? title : Texts.shortName(title));
    }

    /// Brings the cursor here.
    public void begin() {
        text.requestFocus();
    }

    public void pickEmoji() {
        picker.accept(emoji, picked -> {
            text.replaceSelection(picked.text());
            begin();
        });
    }

    public void chooseFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("chat.attach"));
        var chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null && model != null)
            model.addFiles(chosen.stream().map(File::toPath).toList());
    }

    private void cancel() {
        if (model != null) model.cancel();
        begin();
    }

    private void pressed(KeyEvent event) {
        if (model == null || completes(event) || pastes(event)) return;
        switch (event.getCode()) {
            case TAB -> {
                if (event.isControlDown()) return;
                // A message has no use for a tab, and whoever has no mouse must get out again.
                text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
            case ENTER -> {
                if (event.isShiftDown()) text.replaceSelection("\n");
                else model.send();
            }
            case UP -> {
                if (event.isShortcutDown()) model.replyNext(-1);
                else if (text.getText().isEmpty() && !event.isShiftDown() && !event.isAltDown()) model.editLast();
                else return;
            }
            case DOWN -> {
                if (!event.isShortcutDown()) return;
                model.replyNext(1);
            }
            case ESCAPE -> {
                if (model.purpose().get() instanceof Purpose.Fresh) return;
                model.cancel();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean completes(KeyEvent event) {
        if (completion.shown() == null || event.isShiftDown() || event.isShortcutDown()) return false;
        switch (event.getCode()) {
            case UP -> completion.move(-1);
            case DOWN -> completion.move(1);
            case ENTER, TAB -> completion.take();
            case ESCAPE -> completion.show(null);
            default -> {
                return false;
            }
        }
        text.setAccessibleHelp(completion.spoken());
        event.consume();
        return true;
    }

    /// Files and pictures become attachments; text is the field's own matter.
    private boolean pastes(KeyEvent event) {
        if (model == null || made == null || !ClipboardFiles.isPaste(event)) return false;
        if (!ClipboardFiles.paste(model, made)) return false;
        event.consume();
        return true;
    }

    private void lookForCompletion() {
        if (model != null) completion.show(text.isFocused() ? model.completion(text.getCaretPosition()) : null);
        text.setAccessibleHelp(completion.spoken());
    }

    private void complete(Completion.Option option) {
        var now = completion.shown();
        if (now == null) return;
        completion.show(null);
        text.replaceText(now.from(), now.to(), option.insert());
    }

    private void grow() {
        // The width first: text of the other direction must not meet the one before.
        measure.setText("");
        measure.setWrappingWidth(text.isWrapText() ? Math.max(0, text.getWidth() - BESIDE) : 0);
        measure.setText(text.getText().endsWith("\n") ? text.getText() + " " : text.getText());
        var height = measure.getLayoutBounds().getHeight() + PADDING;
        text.setPrefHeight(Math.clamp(Math.ceil(height), LOWEST, HIGHEST));
    }
}
