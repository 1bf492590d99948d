package app.parley.client.ui.chat;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The messages of a conversation. Stays at the newest one until its user goes elsewhere, and then at the one
/// that is read while others come before it; asks for more at either end. On the JavaFX thread.
public final class MessageListView extends ListView<ChatItem> {
    /// Rows from an end at which more is asked for.
    private static final int NEAR = 5;

    /// Pictures of the screen for which a place is looked for: the flow guesses the heights of rows that it has not
    /// laid out, and needs about three to know those around a place.
    private static final int SETTLING = 4;

    /// How many rows it takes to change what is typical.
    private static final double MEMORY = 50;

    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);
    private final AnimationTimer settling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            settle();
        }
    };
    private Runnable older = () -> {};
    private Runnable newer = () -> {};
    private List<Object> keys = List.of();
    /// The row to be held, null for the end, and how far below the upper edge it stands.
    private @Nullable Object anchor;

    private double anchorOffset;
    /// At first a bubble of two lines.
    private double typicalHeight = 60;

    private int frames;
    /// Whether it was its user who moved it last.
    private boolean byUser;

    public MessageListView() {
        getStyleClass().add("messages");
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
        skinProperty().subscribe(_ -> watchScrolling());
        addEventFilter(ScrollEvent.SCROLL, _ -> moved());
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> moved());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isNavigationKey()) moved();
        });
    }

    void onEnds(Runnable older, Runnable newer) {
        this.older = older;
        this.newer = newer;
    }

    /// How high a row is, more or less, pixels.
    double typicalHeight() {
        return typicalHeight;
    }

    /// A row has been found to be so high.
    void measured(double height) {
        typicalHeight += (height - typicalHeight) / MEMORY;
    }

    /// Whether the newest row is in sight, and stays so.
    ReadOnlyBooleanProperty atEnd() {
        return atEnd.getReadOnlyProperty();
    }

    /// Keeps in mind what is in sight, before the items change.
    void remember() {
        // Still on the way to a place: that is what is wanted.
        if (frames > 0) return;
        anchor = null;
        var first = flow() == null ? null : flow().getFirstVisibleCell();
        if (first == null || first.getIndex() < 0 || first.getIndex() >= keys.size()) return;
        anchor = keys.get(first.getIndex());
        anchorOffset = first.getLayoutY();
    }

    /// Puts what was in sight back to where it was, after the items have changed.
    ///
    /// @param toEnd whatever was in sight, the newest one shall be now
    void restore(boolean toEnd) {
        var before = keys;
        keys = getItems().stream().map(ChatItem::key).toList();
        if (toEnd || atEnd.get()) scrollToEnd();
        else if (!keys.equals(before)) begin();
    }

    void scrollToEnd() {
        atEnd.set(true);
        anchor = null;
        begin();
    }

    /// Brings a row to the upper third of the list.
    void reveal(int index) {
        atEnd.set(false);
        keys = getItems().stream().map(ChatItem::key).toList();
        anchor = keys.get(index);
        anchorOffset = getHeight() / 3;
        begin();
    }

    /// Its user goes elsewhere.
    private void moved() {
        byUser = true;
        frames = 0;
        settling.stop();
    }

    private void begin() {
        byUser = false;
        frames = SETTLING;
        settle();
        settling.start();
    }

    private void settle() {
        if (--frames <= 0) settling.stop();
        var flow = flow();
        var last = getItems().size() - 1;
        // Without a size no row knows its height; the place is looked for once there is one.
        if (flow == null || last < 0 || getWidth() <= 0 || getHeight() <= 0) return;
        // Styles come after timers: rows made here would find no colours.
        applyCss();
        count(flow);
        var index = anchor == null ? -1 : keys.indexOf(anchor);
        if (atEnd.get()) flow.setPosition(1);
        else if (index >= 0) flow.scrollToTop(index);
        layout();
        if (!atEnd.get() && index >= 0) flow.scrollPixels(-anchorOffset);
    }

    /// Tells the flow how many rows there are now. It would lay them out at the old place at once; without a height
    /// it does not.
    private void count(VirtualFlow<?> flow) {
        if (flow.getCellCount() == getItems().size()) return;
        var width = flow.getWidth();
        var height = flow.getHeight();
        flow.resize(width, 0);
        flow.setCellCount(getItems().size());
        flow.resize(width, height);
    }

    /// The list has another size: the end stays in sight.
    private void resized() {
        if (atEnd.get() && !getItems().isEmpty()) begin();
    }

    private void watchScrolling() {
        for (Node node : lookupAll(".scroll-bar")) {
            if (!(node instanceof ScrollBar bar) || bar.getOrientation() != Orientation.VERTICAL) continue;
            bar.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> moved());
            bar.valueProperty().addListener((_, _, _) -> scrolled());
        }
    }

    private void scrolled() {
        var flow = flow();
        if (flow == null || frames > 0) return;
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        if (byUser) atEnd.set(last == null || last.getIndex() >= getItems().size() - 1);
        if (first != null && first.getIndex() <= NEAR) older.run();
        if (last != null && last.getIndex() >= getItems().size() - NEAR) newer.run();
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
