package app.parley.client.ui.popup;

import java.lang.reflect.InvocationTargetException;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a window from taking the typing focus when it comes up. JavaFX has no word for this, its inside has
/// (decision 106): where that is not open, the window takes the focus as any other. On the JavaFX thread.
final class Unfocused {
    private static final Logger log = LoggerFactory.getLogger(Unfocused.class);

    private Unfocused() {}

    /// Shows `stage` without the focus.
    static void show(Stage stage) {
        // Between the making of the native window and its coming up, JavaFX tells of the new window here.
        ListChangeListener<Window> made = _ -> setFocusable(stage, false);
        Window.getWindows().addListener(made);
        try {
            stage.show();
        } finally {
            Window.getWindows().removeListener(made);
        }
    }

    /// Lets the window have the focus from now on, because somebody wants to type into it.
    static void allow(Stage stage) {
        setFocusable(stage, true);
        stage.requestFocus();
    }

    private static void setFocusable(Stage stage, boolean focusable) {
        try {
            var peer = Class.forName("com.sun.javafx.stage.WindowHelper")
                    .getMethod("getPeer", Window.class)
                    .invoke(null, stage);
            if (peer == null) return;
            var platform =
                    Class.forName("com.sun.javafx.tk.quantum.WindowStage").getDeclaredMethod("getPlatformWindow");
            platform.setAccessible(true);
            Class.forName("com.sun.glass.ui.Window")
                    .getMethod("setFocusable", boolean.class)
                    .invoke(platform.invoke(peer), focusable);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.debug("the pop-up takes the focus here", e instanceof InvocationTargetException ? e.getCause() : e);
        }
    }
}
