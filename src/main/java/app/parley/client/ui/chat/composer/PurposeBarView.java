package app.parley.client.ui.chat.composer;

import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.Flat;
import app.parley.text.SafeText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says which message is being answered or changed. On the JavaFX thread.
final class PurposeBarView extends HBox {
    private final FontIcon icon = new FontIcon("fth-corner-up-left");
    private final Label title = new Label();
    private final Label words = new Label();

    PurposeBarView(Runnable cancel) {
        getStyleClass().add("purpose");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("purpose-title");
        words.getStyleClass().add("purpose-words");
        words.setMinWidth(0);
        title.setMinWidth(0);
        var both = new VBox(title, words);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().add("small-button");
        close.setAccessibleText(Texts.of("chat.purpose.cancel"));
        close.setTooltip(new Tooltip(Texts.of("chat.purpose.cancel.tooltip")));
        close.setOnAction(_ -> cancel.run());
        getChildren().addAll(icon, both, close);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Purpose purpose) {
        setVisible(!(purpose instanceof Purpose.Fresh));
        switch (purpose) {
            case Purpose.Fresh() -> {}
            case Purpose.Reply(var to) -> {
                icon.setIconLiteral("fth-corner-up-left");
                title.setText(Texts.of("chat.purpose.reply", to.senderName()));
                words.setText(
                        to.text().isEmpty() && !to.files().isEmpty()
                                ? SafeText.line(to.files().getFirst().name())
                                : Flat.line(to.text()));
            }
            case Purpose.Edit(var message) -> {
                icon.setIconLiteral("fth-edit-2");
                title.setText(Texts.of("chat.purpose.edit"));
                words.setText(Flat.line(message.text()));
            }
        }
    }
}
