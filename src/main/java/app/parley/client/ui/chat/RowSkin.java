package app.parley.client.ui.chat;

import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.control.SkinBase;
import org.jspecify.annotations.Nullable;

/// The skin of a row that asks its content how high it is at the row's width. A list cell's own skin asks its
/// graphic without a width, so that text that wraps would be cut. Nothing in such a row can be selected.
final class RowSkin extends SkinBase<Cell<?>> {
    private @Nullable Node content;

    RowSkin(Cell<?> cell) {
        super(cell);
        consumeMouseEvents(false);
    }

    void show(@Nullable Node content) {
        this.content = content;
        if (content == null) getChildren().clear();
        else getChildren().setAll(content);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        if (content == null) return 0;
        return Math.ceil(top + content.prefHeight(width < 0 ? -1 : width - left - right) + bottom);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        if (content != null) content.resizeRelocate(x, y, width, height);
    }
}
