package app.parley.client.ui.scenes;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.call.CallFrameView;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.theme.Theme;
import java.time.InstantSource;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Puts a scene of [CallScenes] onto a window. On the JavaFX thread.
public final class CallStudio {
    private CallStudio() {}

    /// Shows it; it settles within half a second.
    public static void show(Stage stage, Theme theme, CallScenes.Scene scene) {
        var calls = new StagedCalls();
        var model = new CallViewModel(calls, FxThread.EXECUTOR, new FxTicker(), InstantSource.fixed(CallScenes.NOW));
        var frame = new CallFrameView(new StackPane(), new FxTicker());
        frame.bind(model, new CallKeys(Preferences.unkept(), FxThread.EXECUTOR));
        scene.script().play(calls, model);
        var shown = new Scene(frame, scene.width(), scene.height());
        theme.dress(shown);
        stage.setScene(shown);
        stage.setWidth(scene.width());
        stage.setHeight(scene.height());
        stage.show();
    }
}
