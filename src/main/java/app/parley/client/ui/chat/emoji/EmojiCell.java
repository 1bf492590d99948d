package app.parley.client.ui.chat.emoji;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A row of the picker. On the JavaFX thread.
final class EmojiCell extends ListCell<EmojiRow> {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    /// Of a picture and of what one clicks on, pixels.
    private static final double SIZE = 26;

    private static final double CELL = 36;

    private final ReadOnlyObjectProperty<EmojiRow.@Nullable Place> picked;
    private final Consumer<EmojiRow.Place> over;
    private final Consumer<Emoji> taken;
    private final HBox line = new HBox();
    private final Label heading = new Label();

    EmojiCell(
            ReadOnlyObjectProperty<EmojiRow.@Nullable Place> picked,
            Consumer<EmojiRow.Place> over,
            Consumer<Emoji> taken) {
        this.picked = picked;
        this.over = over;
        this.taken = taken;
        heading.getStyleClass().add("emoji-heading");
        getStyleClass().add("emoji-row");
        picked.subscribe(this::mark);
    }

    @Override
    protected void updateItem(@Nullable EmojiRow item, boolean empty) {
        super.updateItem(item, empty);
        line.getChildren().clear();
        switch (item) {
            case null -> setGraphic(null);
            case EmojiRow.Heading(var text) -> {
                heading.setText(text);
                setGraphic(heading);
            }
            case EmojiRow.Line(var emoji) -> {
                for (var column = 0; column < emoji.size(); column++)
                    line.getChildren().add(box(emoji.get(column), column));
                setGraphic(line);
                mark();
            }
        }
    }

    private StackPane box(Emoji emoji, int column) {
        var box = new StackPane(new EmojiPicture(emoji, SIZE));
        box.getStyleClass().add("emoji-box");
        box.setMinSize(CELL, CELL);
        box.setMaxSize(CELL, CELL);
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(emoji.spoken());
        box.setOnMouseMoved(_ -> over.accept(new EmojiRow.Place(getIndex(), column)));
        box.setOnMouseClicked(_ -> taken.accept(emoji));
        return box;
    }

    private void mark() {
        var now = picked.get();
        for (var column = 0; column < line.getChildren().size(); column++) {
            var here = now != null && now.row() == getIndex() && now.column() == column;
            line.getChildren().get(column).pseudoClassStateChanged(PICKED, here);
        }
    }
}
