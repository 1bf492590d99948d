package app.parley.client.ui.scenes;

import app.parley.call.CallState;
import app.parley.client.desktop.attention.Ring;
import app.parley.client.failure.Remedy;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.attention.AttentionWords;
import app.parley.client.ui.call.CallFrameView;
import app.parley.client.ui.call.CallKeys;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.call.CallsPage;
import app.parley.client.ui.call.MiniCallView;
import app.parley.client.ui.devices.CallDevicesModel;
import app.parley.client.ui.devices.CallDevicesView;
import app.parley.client.ui.devices.DevicesModel;
import app.parley.client.ui.popup.CallPopupView;
import app.parley.client.ui.popup.CallPopupViewModel;
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
        var devices = new StagedDevices();
        var root = root(scene.stage(), calls, model, devices);
        scene.script().play(calls, model);
        var shown = new Scene(root, scene.width(), scene.height());
        theme.dress(shown);
        // The small window and the pop-up have round corners, with the desktop behind them.
        if (scene.stage() == CallScenes.Stage.MINI) shown.setFill(null);
        stage.setScene(shown);
        // The program's own window, which may have stood here before, keeps a least size.
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        // All of it lies on the headless screen.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(scene.width());
        stage.setHeight(scene.height());
        stage.show();
        // Told of after the call, as it happens in its course.
        FxThread.run(() -> {
            if (scene.stage() == CallScenes.Stage.DEVICES) model.carryOut(Remedy.CHOOSE_DEVICE);
            if (scene.stage() == CallScenes.Stage.UNPLUGGED) devices.unplug();
            if (scene.stage() == CallScenes.Stage.MENU) {
                shown.getRoot().resize(scene.width(), scene.height());
                ChatStudio.press(shown, "#more");
            }
        });
    }

    private static Parent root(CallScenes.Stage stage, StagedCalls calls, CallViewModel model, StagedDevices devices) {
        var preferences = Preferences.unkept();
        var keys = new CallKeys(preferences, FxThread.EXECUTOR);
        return switch (stage) {
            case MAIN, MENU, DEVICES, UNPLUGGED -> {
                var frame = new CallFrameView(new StackPane(), new FxTicker());
                frame.bind(model, keys);
                yield new StackPane(frame, devices(calls, model, devices, preferences));
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
            case POPUP -> popup(calls, false);
            case POPUP_WRITING -> popup(calls, true);
        };
    }

    /// What lies over the call while one talks.
    private static CallDevicesView devices(
            StagedCalls calls, CallViewModel model, StagedDevices devices, Preferences preferences) {
        var inCall = new CallDevicesModel(calls, devices, preferences, FxThread.EXECUTOR, new FxTicker());
        var layer = new CallDevicesView(
                inCall, () -> new DevicesModel(devices, preferences, FxThread.EXECUTOR, inCall.inCall()), preferences);
        model.onRemedy(Remedy.CHOOSE_DEVICE, layer::open);
        return layer;
    }

    private static Parent popup(StagedCalls calls, boolean writing) {
        var model = new CallPopupViewModel(new FxTicker(), () -> {});
        var view = new CallPopupView();
        view.bind(model);
        calls.observe(now -> {
            var ring = Ring.of(now.state(), now.beside());
            if (ring != null) model.show(ring);
            else if (now.state() instanceof CallState.Ended ended) model.tell(AttentionWords.of(ended.reason()));
            if (ring != null && writing) model.toggleWriting();
        });
        return view;
    }
}
