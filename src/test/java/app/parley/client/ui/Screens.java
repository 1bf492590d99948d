package app.parley.client.ui;

import app.parley.call.CallFailure;
import app.parley.call.EndReason;
import app.parley.client.ui.call.CallOverlayView;
import app.parley.client.ui.call.CallViewModel;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.CallType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.support.FakeCallControl;
import app.parley.support.FakeChatService;
import app.parley.support.FakeFrames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
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
        for (var scheme : ColorScheme.values()) calls(stage, scheme);
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
            calls.ended(new EndReason.Failed(new CallFailure.NothingConnected()), Duration.ZERO);
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
        new Theme(scheme).dress(scene);
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
}
