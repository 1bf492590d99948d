package app.parley.client.ui.chat;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.Direction;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Where a message is written: it grows with the text, Enter sends, Shift with Enter begins a line. On the JavaFX
/// thread.
public final class ComposerView extends VBox {
    private static final double LOWEST = 40;
    private static final double HIGHEST = 160;

    /// Above and below the text, as the style sheet has it.
    private static final double PADDING = 20;

    @FXML
    private TextArea text;

    @FXML
    private Button send;

    @FXML
    private Label tooLong;

    private final Text measure = new Text();

    public ComposerView() {
        Fxml.load(this);
        tooLong.managedProperty().bind(tooLong.visibleProperty());
        tooLong.visibleProperty().bind(tooLong.textProperty().isNotEmpty());
        send.setTooltip(new Tooltip(Texts.of("chat.send.tooltip")));
        measure.fontProperty().bind(text.fontProperty());
        // See ParagraphFlow: wrapping such text would throw. It runs out of sight instead.
        text.wrapTextProperty().bind(text.textProperty().map(Direction::isLeftToRight));
        text.textProperty().subscribe(this::grow);
        text.widthProperty().subscribe(this::grow);
        text.fontProperty().subscribe(this::grow);
    }

    public void bind(ChatViewModel model) {
        text.textProperty().bindBidirectional(model.draft());
        tooLong.textProperty().bind(model.tooLong());
        send.disableProperty().bind(model.sendable().map(can -> !can));
        send.setOnAction(_ -> model.send());
        model.conversation().subscribe(conversation -> {
            if (conversation == null) return;
            var title = conversation.chat().title();
            text.setPromptText(
                    Texts.of("chat.prompt", conversation.chat().peer() == null ? title : Texts.shortName(title)));
            text.setAccessibleText(Texts.of("chat.prompt.spoken", title));
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                // A message has no use for a tab, and whoever has no mouse must get out again.
                event.consume();
                var on = event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT;
                text.requestFocusTraversal(on);
                return;
            }
            if (event.getCode() != KeyCode.ENTER) return;
            event.consume();
            if (event.isShiftDown()) text.replaceSelection("\n");
            else model.send();
        });
    }

    /// Brings the cursor here.
    public void begin() {
        text.requestFocus();
    }

    private void grow() {
        // The width first: text of the other direction must not meet the one before.
        measure.setText("");
        measure.setWrappingWidth(text.isWrapText() ? Math.max(0, text.getWidth() - 30) : 0);
        measure.setText(text.getText().endsWith("\n") ? text.getText() + " " : text.getText());
        var height = measure.getLayoutBounds().getHeight() + PADDING;
        text.setPrefHeight(Math.clamp(Math.ceil(height), LOWEST, HIGHEST));
    }
}
