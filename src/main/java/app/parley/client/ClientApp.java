package app.parley.client;

import app.parley.Exempt;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.ui.FxTicker;
import app.parley.client.ui.Language;
import app.parley.client.ui.Texts;
import app.parley.client.ui.attention.LinkQuestions;
import app.parley.client.ui.attention.MainStage;
import app.parley.client.ui.main.ParleyWindow;
import app.parley.client.ui.popup.CallPopup;
import app.parley.client.ui.popup.CallPopupViewModel;
import app.parley.client.ui.theme.Theme;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop client as JavaFX starts it: the media, the services and the window. One a process.
@Exempt(from = "eachTechnologyHasItsRoom", because = "JavaFX begins with a class of its own")
public final class ClientApp extends Application {
    /// Of the tone in place of a microphone, in Hz: the A that an orchestra tunes to.
    private static final double TONE_HZ = 440;
    /// Held, because a logger that nobody holds forgets its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");
    /// JavaFX makes the application by itself, so its options wait here.
    private static final AtomicReference<@Nullable ClientOptions> OPTIONS = new AtomicReference<>();

    private @Nullable WindowWiring wiring;
    private @Nullable DesktopWiring desktop;

    /// A client whose window is shown.
    ///
    /// @param quit ends the client; safe on every thread
    public record Running(ParleyWindow window, WindowWiring services, Runnable quit) {}

    /// Opens the window and returns when it was closed.
    public static void run(ClientOptions options) {
        // Its lists tell at info of what they mend by themselves.
        JAVAFX.setLevel(Level.WARNING);
        OPTIONS.set(options);
        Application.launch(ClientApp.class);
    }

    @Override
    public void start(Stage stage) {
        var options = OPTIONS.get();
        if (options == null) throw new IllegalStateException("started without options");
        var client = options.synthetic()
                ? ClientWiring.withSynthetic(() -> new SineTone(TONE_HZ), TestPattern::new)
                : ClientWiring.withDevices();
        wiring = new WindowWiring(client, options);
        var language = options.preferences().get(Language.CHOSEN).locale();
        // For what JavaFX itself says, such as the menu of a text field.
        Locale.setDefault(language);
        Texts.speak(language);
        var theme = new Theme(options.preferences());
        var clock = Clock.system(ZoneId.systemDefault());
        var main = new MainStage(stage);
        var window = ParleyWindow.hidden(stage, wiring, theme, clock);
        if (options.desktop() == null) {
            stage.show();
        } else {
            var popup = new CallPopupViewModel(new FxTicker(), main::open);
            var _ = new CallPopup(popup, stage, theme);
            desktop = new DesktopWiring(wiring, main, popup, new LinkQuestions(stage, theme), clock);
            desktop.begin(window, options.desktop());
            window.offerFirstSteps();
        }
        var running = new Running(window, wiring, main::quit);
        var _ = window.begun().thenRun(() -> options.begun().accept(running));
    }

    @Override
    public void stop() {
        if (desktop != null) desktop.close();
        if (wiring != null) wiring.close();
    }
}
