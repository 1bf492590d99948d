package app.parley.client.ui.chat;

import app.parley.client.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one looks for words in the chat: Enter goes to an older hit, Shift with Enter to a newer one, Escape
/// closes. On the JavaFX thread.
public final class SearchBarView extends HBox {
    private final TextField field = new TextField();
    private final Label state = new Label();

    public SearchBarView() {
        getStyleClass().add("search-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.getStyleClass().add("field");
        field.setPromptText(Texts.of("chat.search.prompt"));
        field.setAccessibleText(Texts.of("chat.search.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        state.getStyleClass().add("secondary");
        state.setMinWidth(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void bind(ChatSearchViewModel model, Runnable closed) {
        field.textProperty().bindBidirectional(model.query());
        state.textProperty().bind(model.state());
        field.accessibleHelpProperty().bind(model.state());
        getChildren()
                .setAll(
                        new FontIcon("fth-search"),
                        field,
                        state,
                        button("fth-chevron-up", "chat.search.older", () -> model.go(1)),
                        button("fth-chevron-down", "chat.search.newer", () -> model.go(-1)),
                        button("fth-x", "chat.search.close", () -> model.open().set(false)));
        model.open().subscribe(open -> {
            setVisible(open);
            if (open) field.requestFocus();
            else closed.run();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) model.open().set(false);
            else if (event.getCode() == KeyCode.ENTER && field.isFocused()) model.go(event.isShiftDown() ? -1 : 1);
            else return;
            event.consume();
        });
    }

    void begin() {
        field.requestFocus();
        field.selectAll();
    }

    private static Button button(String icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("small-button");
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key + ".tooltip")));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
