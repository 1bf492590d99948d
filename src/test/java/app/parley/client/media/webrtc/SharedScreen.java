package app.parley.client.media.webrtc;

import app.parley.call.CallFailure;
import app.parley.call.CallFailure.Trouble;
import app.parley.call.ShareSource;
import app.parley.client.media.MediaListener.Connection;
import app.parley.client.media.MediaSetup;
import app.parley.client.media.MediaWitness;
import app.parley.client.media.MediaWitness.Told;
import app.parley.client.media.synthetic.SoundSource;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.loop.ThreadLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The process of `DesktopScreenIT`: shares the desktop and a window of its own to a second session, tries what
/// would end the process, and says `done`.
final class SharedScreen {
    private static final MediaSetup SETUP = new MediaSetup(List.of(), false);
    private static final String TITLE = "Letters to Ana";
    /// Of the window, in pixels; even, and no size of a display.
    private static final int WIDTH = 420;

    private static final int HEIGHT = 260;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static @Nullable Stage stage;

    private SharedScreen() {}

    /// @param args the display's width, or nothing where there is no display
    public static void main(String[] args) throws InterruptedException {
        refusesWhatIsNotThere();
        if (args.length == 0) require(DesktopScreen.all().isEmpty(), "nothing can be shared without a display");
        else shares(Integer.parseInt(args[0]));
        System.out.println("done");
        // JavaFX's threads do not end by themselves.
        System.exit(0);
    }

    /// Each of these ends the process when the library is asked.
    private static void refusesWhatIsNotThere() {
        var gone = new ShareSource.Window(0x7f_ffff, "gone");
        require(
                DesktopScreen.open(gone, ShareSource.Content.TEXT).equals(missing()),
                "a window that is not there is refused");
    }

    private static ScreenSource.Opening missing() {
        return new ScreenSource.Opening.Failed(new CallFailure.Screen(Trouble.MISSING));
    }

    private static void shares(int displayWidth) throws InterruptedException {
        openWindow();
        var window = awaitWindow();
        try (var engine = WebRtcEngine.withoutSoundSystem();
                var sound = new ThreadLoop<Runnable>("sound", Runnable::run);
                var picture = new ThreadLoop<Runnable>("picture", Runnable::run)) {
            var here = new MediaWitness();
            var there = new MediaWitness();
            var from = engine.open(SETUP, here);
            var to = engine.open(
                    SETUP,
                    there,
                    core -> new SyntheticSources(core, SoundSource.SILENCE, new TestPattern(), sound, picture));
            here.speakTo(to);
            there.speakTo(from);
            from.createOffer(false);
            here.await(new Told.Connected(Connection.CONNECTED));
            from.startSending();
            from.startShare(new ShareSource.Desktop(), ShareSource.Content.TEXT);
            here.await(new Told.Shared(true));
            there.awaitStats(stats -> stats.width() == displayWidth && stats.fps() > 0, "the desktop");
            System.out.println("desktop seen");
            there.forget();
            from.startShare(window, ShareSource.Content.MOTION);
            there.awaitStats(stats -> Math.abs(stats.width() - WIDTH) < 20 && stats.fps() > 0, "the window");
            System.out.println("window seen");
            closeWindow();
            there.forget();
            there.awaitStats(stats -> stats.fps() == 0, "the end of the window");
            there.forget();
            there.awaitStats(stats -> true, "another second");
            System.out.println("window gone");
            from.stopShare();
        }
    }

    private static void openWindow() throws InterruptedException {
        var shown = new CountDownLatch(1);
        Platform.startup(() -> {
            var window = new Stage();
            window.setTitle(TITLE);
            window.setScene(new Scene(new Label("Dear Ana"), WIDTH, HEIGHT));
            window.setOnShown(event -> shown.countDown());
            window.show();
            stage = window;
        });
        require(shown.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window is shown");
    }

    private static void closeWindow() {
        Platform.runLater(() -> {
            if (stage != null) stage.hide();
        });
    }

    /// The window manager takes a moment to list it.
    private static ShareSource.Window awaitWindow() throws InterruptedException {
        var never = new CountDownLatch(1);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (var window : X11Windows.list()) if (window.title().equals(TITLE)) return window;
            require(!never.await(50, TimeUnit.MILLISECONDS), "time passes");
        }
        throw new AssertionError("the window is not listed: " + X11Windows.list());
    }

    private static void require(boolean fact, String what) {
        if (!fact) throw new AssertionError("not so: " + what);
    }
}
