package app.parley.client.ui.scenes;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.call.CallFrameView;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.call.CallsPage;
import app.parley.client.ui.call.MiniCallView;
import app.parley.client.ui.settings.SettingsPageView;
import app.parley.client.ui.theme.Theme;
import java.time.InstantSource;
import javafx.scene.Parent;
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
        var root = root(scene.stage(), model);
        scene.script().play(calls, model);
        var shown = new Scene(root, scene.width(), scene.height());
        theme.dress(shown);
        // The small window has round corners, with the desktop behind them.
        if (scene.stage() == CallScenes.Stage.MINI) shown.setFill(null);
        stage.setScene(shown);
        // All of it lies on the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(scene.width());
        stage.setHeight(scene.height());
        stage.show();
    }

    private static Parent root(CallScenes.Stage stage, CallViewModel model) {
        var preferences = Preferences.unkept();
        var keys = new CallKeys(preferences, FxThread.EXECUTOR);
        return switch (stage) {
            case MAIN -> {
                var frame = new CallFrameView(new StackPane(), new FxTicker());
                frame.bind(model, keys);
                yield frame;
            }
            case MINI -> {
                var mini = new MiniCallView();
                mini.bind(model, keys, () -> {}, (_, _) -> {});
                model.remoteFrames().subscribe(mini.picture()::setSource);
                yield mini;
            }
            case SETTINGS -> {
                var page = new SettingsPageView();
                page.show(CallsPage.of(preferences, keys));
                yield page;
            }
        };
    }
}
