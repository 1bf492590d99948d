package app.parley.client.ui.chat.composer;

import app.parley.client.ui.chat.emoji.EmojiPicture;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What would complete the word that is being typed, above the text. The cursor stays in the text. On the JavaFX
/// thread.
final class CompletionView extends VBox {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final double EMOJI = 20;

    private final Consumer<Completion.Option> taken;
    private @Nullable Completion shown;
    private int picked;

    CompletionView(Consumer<Completion.Option> taken) {
        this.taken = taken;
        getStyleClass().add("completion");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(@Nullable Completion completion) {
        shown = completion;
        picked = 0;
        getChildren().clear();
        setVisible(completion != null);
        if (completion == null) return;
        for (var option : completion.options()) getChildren().add(row(option));
        mark();
    }

    @Nullable
    Completion shown() {
        return shown;
    }

    /// What Enter takes, in words; empty for nothing.
    String spoken() {
        return shown == null ? "" : shown.options().get(picked).shown();
    }

    void move(int step) {
        if (shown == null) return;
        picked = Math.floorMod(picked + step, shown.options().size());
        mark();
    }

    void take() {
        if (shown != null) taken.accept(shown.options().get(picked));
    }

    private HBox row(Completion.Option option) {
        var name = new Label(option.shown());
        var row = new HBox();
        if (option.emoji() != null) row.getChildren().add(new EmojiPicture(option.emoji(), EMOJI));
        row.getChildren().add(name);
        row.getStyleClass().add("completion-row");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(option.shown());
        row.setOnMouseClicked(_ -> taken.accept(option));
        return row;
    }

    private void mark() {
        for (var i = 0; i < getChildren().size(); i++)
            getChildren().get(i).pseudoClassStateChanged(PICKED, i == picked);
    }
}
