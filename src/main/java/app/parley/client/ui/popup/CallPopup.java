package app.parley.client.ui.popup;

import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Theme;
import app.parley.machine.OperatingSystem;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pop-up's window: without a frame, above all others, in the corner of the screen that the person is at. It
/// does not take the typing focus where the platform lets it ([Unfocused]). On the JavaFX thread.
public final class CallPopup {
    private static final Logger log = LoggerFactory.getLogger(CallPopup.class);

    private final Stage stage = new Stage(
            Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                    ? StageStyle.TRANSPARENT
                    : StageStyle.UNDECORATED);
    private final CallPopupView view = new CallPopupView();
    private final Stage main;

    /// @param main the main window, on whose screen it comes up while that is shown
    public CallPopup(CallPopupViewModel model, Stage main, Theme theme) {
        this.main = main;
        view.setFloating(stage.getStyle() == StageStyle.TRANSPARENT);
        view.bind(model);
        var scene = new Scene(view);
        scene.setFill(null);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.of("popup.title"));
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
        stage.setOnCloseRequest(event -> {
            // Closing it is not an answer: it rings on elsewhere.
            event.consume();
            model.hide();
        });
        model.visible().subscribe(visible -> {
            if (visible) show();
            else stage.hide();
        });
        model.writing().subscribe(writing -> {
            if (!stage.isShowing()) return;
            stage.sizeToScene();
            place();
            if (!writing) return;
            Unfocused.allow(stage);
            view.beginWriting();
        });
        model.ring().subscribe(_ -> fit());
    }

    private void show() {
        if (!stage.isShowing()) Unfocused.show(stage);
        fit();
        stage.toFront();
        log.info("the pop-up is up");
    }

    private void fit() {
        if (!stage.isShowing()) return;
        stage.sizeToScene();
        place();
    }

    private void place() {
        var corner = PopupPlace.of(bounds(), stage.getWidth(), stage.getHeight(), OperatingSystem.MACOS.isCurrent());
        stage.setX(corner.getX());
        stage.setY(corner.getY());
    }

    /// What the panels leave of the screen with the main window, or with the pointer while that is not shown.
    private Rectangle2D bounds() {
        if (main.isShowing() && !main.isIconified()) {
            var screens = Screen.getScreensForRectangle(
                    main.getX() + main.getWidth() / 2, main.getY() + main.getHeight() / 2, 1, 1);
            if (!screens.isEmpty()) return screens.getFirst().getVisualBounds();
        }
        var pointer = new Robot().getMousePosition();
        var screens = Screen.getScreensForRectangle(pointer.getX(), pointer.getY(), 1, 1);
        return (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
    }
}
