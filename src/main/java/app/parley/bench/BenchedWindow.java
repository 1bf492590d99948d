package app.parley.bench;

import app.parley.Exempt;
import app.parley.client.ui.chats.ChatRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/// The hands and eyes of [WindowBench] in the program's window. On the JavaFX thread, but for what returns a
/// future.
@Exempt(from = "eachTechnologyHasItsRoom", because = "it measures the drawing where it happens, on the JavaFX thread")
final class BenchedWindow {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");

    private final Scene scene;

    BenchedWindow(Stage stage) {
        scene = stage.getScene();
    }

    /// When what `there` waits for was drawn, in nanoseconds of this Java machine's time.
    CompletableFuture<Long> drawn(BooleanSupplier there) {
        var at = new CompletableFuture<Long>();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                // Rows are made after the timers: those that are there now were drawn, or are being drawn.
                if (!there.getAsBoolean()) return;
                stop();
                awaitDrawing();
                at.complete(System.nanoTime());
            }
        }.start();
        return at;
    }

    /// Turns the wheel towards what is older.
    ///
    /// @return how long each frame took, in milliseconds
    CompletableFuture<List<Double>> scroll(int frames, double pixels) {
        var done = new CompletableFuture<List<Double>>();
        var millis = new ArrayList<Double>();
        var messages = scene.lookup(".messages .virtual-flow .clipped-container");
        new AnimationTimer() {
            private long before;

            @Override
            public void handle(long now) {
                awaitDrawing();
                var at = System.nanoTime();
                if (before != 0) millis.add((at - before) / 1e6);
                before = at;
                if (millis.size() >= frames) {
                    stop();
                    done.complete(millis);
                } else {
                    Event.fireEvent(messages, wheel(pixels));
                }
            }
        }.start();
        return done;
    }

    /// Rows of a list that show something.
    long rows(String cells) {
        return scene.getRoot().lookupAll(cells).stream()
                .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty() && cell.isVisible())
                .count();
    }

    /// Opens what stands in a row of the list of chats, and returns the name in the row.
    String choose(int row) {
        var list = (ListView<?>) scene.lookup("#list");
        list.scrollTo(row);
        list.getSelectionModel().select(row);
        list.layout();
        var name = list.lookupAll(".chat-cell").stream()
                .filter(node -> node instanceof IndexedCell<?> cell && cell.getIndex() == row)
                .map(cell -> ((Label) cell.lookup(".chat-name")).getText())
                .findFirst()
                .orElse("");
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        return name;
    }

    /// The name of the chat that is open.
    String title() {
        return ((Label) scene.lookup(".chat-who > .strong")).getText();
    }

    boolean type(String words) {
        ((TextField) scene.lookup("#search")).setText(words);
        return true;
    }

    /// The first row of the list that is a message which was found; -1 without one. It stands below its heading.
    int found() {
        var list = (ListView<?>) scene.lookup("#list");
        for (var row = 0; row < list.getItems().size(); row++) {
            if (list.getItems().get(row) instanceof ChatRow.Found) return row;
        }
        return -1;
    }

    /// Whether the message that was looked for is to be seen.
    boolean isHighlighted() {
        return scene.getRoot().lookupAll(".message-cell").stream()
                .anyMatch(cell -> cell.getPseudoClassStates().contains(HIGHLIGHTED));
    }

    /// What is drawn to a picture comes after all that was to be drawn before.
    private static void awaitDrawing() {
        new Rectangle(1, 1).snapshot(null, null);
    }

    private static ScrollEvent wheel(double pixels) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                WindowBench.WIDTH * 0.7,
                WindowBench.HEIGHT * 0.5,
                WindowBench.WIDTH * 0.7,
                WindowBench.HEIGHT * 0.5,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                pixels,
                0,
                pixels,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }
}
