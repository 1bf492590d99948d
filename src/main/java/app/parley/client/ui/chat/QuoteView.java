package app.parley.client.ui.chat;

import app.parley.client.chat.Quote;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.Flat;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a message answers, above it; a click goes there. On the JavaFX thread.
final class QuoteView extends Button {
    QuoteView(Quote quote, MessageActions actions) {
        getStyleClass().add("quoted");
        var name = new Label(quote.senderName().isEmpty() ? Texts.of("chat.quote") : quote.senderName());
        name.getStyleClass().add("quoted-name");
        name.setMinWidth(0);
        var words = new Label(words(quote));
        words.getStyleClass().add(quote.deleted() || quote.text().isEmpty() ? "quoted-nothing" : "quoted-words");
        words.setMinWidth(0);
        setGraphic(new VBox(name, words));
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Texts.of("chat.quote.spoken", name.getText(), words.getText()));
        setOnAction(_ -> actions.jump(quote));
        setDisable(quote.seq() == 0);
    }

    private static String words(Quote quote) {
        if (quote.deleted()) return Texts.of("chat.deleted");
        if (quote.seq() == 0) return Texts.of("chat.quote.unknown");
        return quote.text().isEmpty() ? Texts.of("chat.quote.file") : Flat.line(quote.text());
    }
}
