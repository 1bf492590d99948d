package app.parley.client.ui.attention;

import app.parley.client.ui.FxThread;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The main window as something that can be put away and brought back. Closing it does not end the program: with a
/// mark in the panel it hides, without one it is minimised. On the JavaFX thread, unless a method says otherwise.
public final class MainStage {
    private static final Logger log = LoggerFactory.getLogger(MainStage.class);

    /// The system's usual one.
    private static final KeyCombination QUIT = new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);

    private final Stage stage;

    public MainStage(Stage stage) {
        this.stage = stage;
    }

    /// From now on closing puts the window away.
    ///
    /// @param staysOpen whether the person wants the program to go on without its window
    /// @param inPanel whether the mark is in a panel
    /// @param hidden run after the window was hidden
    public void stayWhenClosed(BooleanSupplier staysOpen, BooleanSupplier inPanel, Runnable hidden) {
        Platform.setImplicitExit(false);
        stage.getScene().getAccelerators().put(QUIT, this::quit);
        stage.setOnCloseRequest(event -> {
            event.consume();
            if (!staysOpen.getAsBoolean()) {
                quit();
            } else if (inPanel.getAsBoolean()) {
                stage.hide();
                log.info("the window is hidden");
                hidden.run();
            } else {
                stage.setIconified(true);
            }
        });
    }

    /// Brings it to the front. Safe on every thread.
    public void open() {
        FxThread.run(() -> {
            if (!stage.isShowing()) stage.show();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
    }

    /// Where no panel shows the mark, a window that has not come up yet can be found again only like this.
    public void openMinimised() {
        if (stage.isShowing()) return;
        stage.setIconified(true);
        stage.show();
    }

    public boolean isShowing() {
        return stage.isShowing();
    }

    /// Ends the program. Safe on every thread.
    public void quit() {
        quitProgram();
    }

    /// The same, for those who do not know the window.
    public static void quitProgram() {
        FxThread.run(Platform::exit);
    }

    /// Tells, now and at every change, whether the person looks at the window.
    public void observeFront(Consumer<Boolean> observer) {
        var front = stage.showingProperty()
                .and(stage.focusedProperty())
                .and(stage.iconifiedProperty().not());
        front.subscribe(observer);
        // Held by the window, because a binding holds its observers only as long as somebody holds it.
        stage.getProperties().put(MainStage.class, front);
    }

    Stage stage() {
        return stage;
    }
}
