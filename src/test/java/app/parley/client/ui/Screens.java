package app.parley.client.ui;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.call.Tried;
import app.parley.client.chat.Connection;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.call.CallOverlayView;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.FakeFrames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Renders every state of the views, light and dark, to `target/screens`, for people to look at:
/// `mvn -q -Dquick test-compile exec:exec@screens`.
public final class Screens extends Application {
    private static final User AMARA = FakeChatService.user("amara.okafor", "Amara Okafor", Presence.ONLINE);
    private static final Instant NOW = Instant.parse("2026-01-05T14:02:00Z");

    /// Long enough for a fade and a few pictures.
    private static final javafx.util.Duration SETTLE = javafx.util.Duration.millis(400);

    private final LinkedHashMap<String, Runnable> states = new LinkedHashMap<>();

    public static void main(String[] args) {
        launch(Screens.class, args);
    }

    @Override
    public void start(Stage stage) {
        for (var scheme : ColorScheme.values()) {
            windows(stage, scheme);
            calls(stage, scheme);
        }
        next();
    }

    private void calls(Stage stage, ColorScheme scheme) {
        call(stage, scheme, "call-incoming", calls -> calls.incoming(AMARA, CallType.VIDEO));
        call(stage, scheme, "call-incoming-audio", calls -> calls.incoming(AMARA, CallType.AUDIO));
        call(stage, scheme, "call-outgoing", calls -> calls.ringingThere(AMARA, CallType.VIDEO));
        call(stage, scheme, "call-audio", calls -> {
            calls.active(AMARA, CallType.AUDIO, NOW.minusSeconds(222));
            calls.local(true, false, null);
        });
        call(stage, scheme, "call-video", calls -> {
            calls.active(AMARA, CallType.VIDEO, NOW.minusSeconds(24 * 60 + 7));
            calls.frames(FakeFrames.scene(1280, 720, 0), FakeFrames.scene(640, 360, 0));
            calls.stats(40, 0);
        });
        call(stage, scheme, "call-video-upright", calls -> {
            calls.active(AMARA, CallType.VIDEO, NOW.minusSeconds(4000));
            calls.frames(FakeFrames.scene(1280, 720, 90), FakeFrames.scene(640, 480, 0));
            calls.remote(false, true);
            calls.stats(600, 7);
        });
        call(stage, scheme, "call-reconnecting", calls -> {
            calls.active(AMARA, CallType.VIDEO, NOW.minusSeconds(24 * 60 + 31));
            calls.frames(FakeFrames.scene(1280, 720, 0), FakeFrames.scene(640, 360, 0));
            calls.reconnecting();
        });
        call(stage, scheme, "call-notice", calls -> {
            calls.active(AMARA, CallType.VIDEO, NOW.minusSeconds(9));
            calls.local(false, false, new CallFailure.Camera(CallFailure.Trouble.BUSY));
            calls.remote(true, false);
        });
        call(stage, scheme, "call-ended", calls -> {
            calls.ringingThere(AMARA, CallType.VIDEO);
            calls.ended(new EndReason.NoAnswer(), Duration.ZERO);
        });
        call(stage, scheme, "call-hung-up", calls -> {
            calls.active(AMARA, CallType.VIDEO, NOW);
            calls.ended(new EndReason.HungUp(false), Duration.ofSeconds(1447));
        });
        call(stage, scheme, "call-failure", calls -> {
            calls.ringingThere(AMARA, CallType.VIDEO);
            calls.ended(new EndReason.Failed(new CallFailure.NothingConnected(Tried.NOTHING)), Duration.ZERO);
        });
    }

    private void windows(Stage stage, ColorScheme scheme) {
        var name = scheme == ColorScheme.DARK ? "-dark" : "-light";
        window(stage, scheme, "signin" + name, 800, 700, unsigned(), _ -> {});
        window(stage, scheme, "signin-wrong" + name, 800, 800, unsigned(), scene -> {
            ((ToggleButton) scene.lookup("#registerTab")).fire();
            ((TextField) scene.lookup("#username")).setText("Sam Rivera");
            ((Button) scene.lookup("#change")).fire();
            ((Button) scene.lookup("#submit")).fire();
        });
        window(stage, scheme, "main-empty" + name, 1000, 700, new Rooms(), _ -> {});
        window(stage, scheme, "main" + name, 1200, 780, Rooms.filled(), this::openFirst);
        window(stage, scheme, "calls" + name, 1200, 780, Rooms.filled(), this::openCalls);
        window(stage, scheme, "calls-narrow" + name, 480, 780, Rooms.filled(), this::openCalls);
        window(stage, scheme, "calls-empty" + name, 1000, 700, new Rooms(), this::openCalls);
        window(stage, scheme, "settings" + name, 1200, 780, Rooms.filled(), this::openSettings);
        window(stage, scheme, "settings-narrow" + name, 480, 780, Rooms.filled(), this::openSettings);
        window(stage, scheme, "narrow-list" + name, 480, 780, Rooms.filled(), _ -> {});
        window(stage, scheme, "narrow-chat" + name, 480, 780, Rooms.filled(), this::openFirst);
        window(
                stage,
                scheme,
                "search" + name,
                1000,
                700,
                Rooms.filled(),
                scene -> ((TextField) scene.lookup("#search")).setText("ec"));
        var offline = Rooms.filled();
        offline.chats.setConnection(new Connection.Offline());
        window(
                stage,
                scheme,
                "main-offline" + name,
                1000,
                700,
                offline,
                scene -> ((TextField) scene.lookup("#search")).setText("jo"));
    }

    private static Rooms unsigned() {
        var rooms = new Rooms();
        rooms.signedIn = false;
        return rooms;
    }

    private void openFirst(Scene scene) {
        var list = (ListView<?>) scene.lookup("#list");
        list.getSelectionModel().select(0);
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    private void window(
            Stage stage, ColorScheme scheme, String name, int width, int height, Rooms rooms, Consumer<Scene> script) {
        states.put(name, () -> {
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            ParleyWindow.show(stage, rooms, theme(scheme), clock);
            stage.setWidth(width);
            stage.setHeight(height);
            var scene = stage.getScene();
            scene.getRoot().resize(width, height);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            script.accept(scene);
        });
    }

    private void call(Stage stage, ColorScheme scheme, String name, Consumer<FakeCallControl> script) {
        var title = name + (scheme == ColorScheme.DARK ? "-dark" : "-light");
        states.put(title, () -> {
            var calls = new FakeCallControl();
            var model = new CallViewModel(calls, FxThread.EXECUTOR, new FxTicker(), InstantSource.fixed(NOW));
            var overlay = new CallOverlayView(new FxTicker());
            overlay.bind(model);
            script.accept(calls);
            show(stage, scheme, new Scene(overlay, 900, 640));
        });
    }

    private static void show(Stage stage, ColorScheme scheme, Scene scene) {
        theme(scheme).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    /// Shows the next state, waits until it has settled, takes its picture, and goes on.
    private void next() {
        if (states.isEmpty()) {
            Platform.exit();
            return;
        }
        var next = states.pollFirstEntry();
        var name = next.getKey();
        next.getValue().run();
        var pause = new PauseTransition(SETTLE);
        pause.setOnFinished(_ -> {
            for (var window : javafx.stage.Window.getWindows()) Shots.take(window.getScene(), name);
            next();
        });
        pause.play();
    }

    private void openCalls(Scene scene) {
        ((Button) scene.lookup("#calls")).fire();
        var list = (ListView<?>) scene.lookup(".history .list-view");
        list.getSelectionModel().select(2);
    }

    private void openSettings(Scene scene) {
        ((Button) scene.lookup("#settings")).fire();
    }

    private static Theme theme(ColorScheme scheme) {
        var preferences = Preferences.unkept();
        preferences.set(Theme.SCHEME, scheme == ColorScheme.DARK ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
        return new Theme(preferences);
    }
}
