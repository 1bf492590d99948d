package app.parley.client.ui.popup;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the pop-up shows: who calls, how, and the answers. The card has the focus, not a button, so that a stray
/// Enter or Space meets nothing. On the JavaFX thread.
public final class CallPopupView extends StackPane {
    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");

    @FXML
    private VBox card;

    @FXML
    private AvatarView avatar;

    @FXML
    private FontIcon kindIcon;

    @FXML
    private Label kind;

    @FXML
    private Label name;

    @FXML
    private HBox answers;

    @FXML
    private Button reject;

    @FXML
    private Button message;

    @FXML
    private Button soundOnly;

    @FXML
    private Button answer;

    @FXML
    private FontIcon answerIcon;

    @FXML
    private VBox writing;

    @FXML
    private VBox texts;

    @FXML
    private TextField own;

    @FXML
    private Button send;

    public CallPopupView() {
        Fxml.load(this);
        for (var part : new javafx.scene.Node[] {answers, soundOnly, writing, kindIcon}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        for (var button : new Button[] {reject, message, soundOnly}) {
            button.setTooltip(new Tooltip(button.getAccessibleText()));
        }
        card.setFocusTraversable(true);
    }

    /// Whether the screen can show through around the card, for its shadow and round corners.
    void setFloating(boolean floating) {
        pseudoClassStateChanged(FLAT, !floating);
    }

    public void bind(CallPopupViewModel model) {
        reject.setOnAction(_ -> model.reject());
        message.setOnAction(_ -> model.toggleWriting());
        soundOnly.setOnAction(_ -> model.answer(false));
        answer.setOnAction(_ -> model.answer(true));
        send.setOnAction(_ -> model.reject(own.getText()));
        own.setOnAction(_ -> model.reject(own.getText()));
        for (var text : CallPopupViewModel.texts()) {
            var quick = new Button(text);
            quick.getStyleClass().addAll("plain", "quick-text");
            quick.setMaxWidth(Double.MAX_VALUE);
            quick.setOnAction(_ -> model.reject(text));
            texts.getChildren().add(quick);
        }
        writing.visibleProperty().bind(model.writing());
        answers.visibleProperty().bind(model.word().isEmpty());
        model.ring().subscribe(_ -> show(model));
        model.word().subscribe(_ -> show(model));
        model.visible().subscribe(visible -> {
            if (visible) begin();
        });
    }

    /// The cursor goes to one's own words.
    void beginWriting() {
        own.requestFocus();
    }

    private void begin() {
        own.clear();
        card.requestFocus();
    }

    private void show(CallPopupViewModel model) {
        var ring = model.ring().get();
        if (ring == null) return;
        var word = model.word().get();
        avatar.show(ring.caller().id().value(), ring.caller().displayName());
        name.setText(ring.caller().displayName());
        kind.setText(!word.isEmpty() ? word : Texts.of(ring.video() ? "popup.video" : "popup.audio"));
        kindIcon.setVisible(word.isEmpty());
        kindIcon.setIconLiteral(ring.video() ? "fth-video" : "fth-phone");
        answerIcon.setIconLiteral(ring.video() ? "fth-video" : "fth-phone");
        answer.setAccessibleText(Texts.of(ring.video() ? "call.answer.video" : "call.answer.audio"));
        answer.setTooltip(new Tooltip(answer.getAccessibleText()));
        soundOnly.setVisible(ring.video());
        card.setAccessibleText(
                word.isEmpty()
                        ? Texts.of(
                                ring.video() ? "call.say.incoming.video" : "call.say.incoming.audio",
                                ring.caller().displayName())
                        : word);
    }
}
