package app.parley.client.ui.call;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Ticker;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The call in a small window above all others while the main window is not in front. On the JavaFX thread.
///
/// While the main window is only covered, it is a pop-up of that window, which takes no typing focus from the
/// program that the user has turned to; when that is minimised or hidden, a window of its own.
public final class MiniCallWindow {
    /// When it is shown.
    public enum When {
        /// Whenever another program is in front.
        COVERED,
        /// When the main window is minimised or hidden.
        MINIMISED,
        NEVER
    }

    public static final Preference<When> CHOICE = Preference.choice("calls.mini", When.COVERED);

    /// Where the main window is.
    enum Place {
        IN_FRONT,
        COVERED,
        AWAY
    }

    /// Windows change places one after the other, and a glance at another one is short.
    private static final Duration SETTLED = Duration.ofMillis(600);
    /// From the edges of the screen, pixels.
    private static final double MARGIN = 24;

    private final Stage main;
    private final Consumer<Scene> dress;
    private final CallViewModel model;
    private final Preferences preferences;
    private final Ticker ticker;
    private final MiniCallView view = new MiniCallView();
    private final Subscription following;
    private Ticker.Stop settling = Ticker.Stop.NOTHING;
    private @Nullable Stage alone;
    private @Nullable Popup above;
    private @Nullable Window shown;
    private double left = Double.NaN;
    private double top = Double.NaN;

    /// Begins to follow the call and the main window.
    ///
    /// @param dress gives a scene the colours of the theme
    public MiniCallWindow(
            Stage main,
            Consumer<Scene> dress,
            CallViewModel model,
            CallKeys keys,
            Preferences preferences,
            Ticker ticker) {
        this.main = main;
        this.dress = dress;
        this.model = model;
        this.preferences = preferences;
        this.ticker = ticker;
        view.bind(model, keys, this::back, this::move);
        CallKeyboard.install(view, model, keys);
        var chosen = preferences.observe(CHOICE, _ -> FxThread.run(this::follow));
        following = Subscription.combine(
                model.screen().subscribe(_ -> follow()),
                main.showingProperty().subscribe(_ -> follow()),
                main.iconifiedProperty().subscribe(_ -> follow()),
                main.focusedProperty().subscribe(_ -> follow()),
                chosen::unsubscribe);
    }

    /// The other side's picture in it.
    public VideoSurface picture() {
        return view.picture();
    }

    /// Goes away for good.
    public void close() {
        following.unsubscribe();
        settling.stop();
        hide();
    }

    /// The window it stands in now; null while it is not to be seen.
    @Nullable
    Window window() {
        return shown;
    }

    private void follow() {
        settling.stop();
        settling = Ticker.Stop.NOTHING;
        if (isWanted()) settling = ticker.after(SETTLED, this::settle);
        else hide();
    }

    private boolean isWanted() {
        if (!model.screen().getValue().isConversation()) return false;
        return switch (place()) {
            case IN_FRONT -> false;
            case COVERED -> preferences.get(CHOICE) == When.COVERED;
            case AWAY -> preferences.get(CHOICE) != When.NEVER;
        };
    }

    private Place place() {
        if (!main.isShowing() || main.isIconified()) return Place.AWAY;
        return main.isFocused() ? Place.IN_FRONT : Place.COVERED;
    }

    private void settle() {
        if (!isWanted()) return;
        var wanted = place() == Place.AWAY ? alone() : above();
        if (wanted.equals(shown)) return;
        hide();
        putAway();
        if (Double.isNaN(left)) moveToCorner();
        shown = wanted;
        if (wanted instanceof Stage stage) {
            stage.getScene().setRoot(view);
            stage.show();
        } else if (wanted instanceof Popup popup) {
            popup.getContent().setAll(view);
            popup.show(main, left, top);
        }
        wanted.setX(left);
        wanted.setY(top);
    }

    private Stage alone() {
        if (alone != null) return alone;
        var stage = new Stage(
                Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                        ? StageStyle.TRANSPARENT
                        : StageStyle.UNDECORATED);
        stage.setAlwaysOnTop(true);
        stage.setTitle("Parley");
        var scene = new Scene(new Group(), MiniCallView.WIDTH, MiniCallView.HEIGHT);
        scene.setFill(null);
        dress.accept(scene);
        stage.setScene(scene);
        // It goes with the call, or with the main window's coming back.
        stage.setOnCloseRequest(event -> {
            event.consume();
            back();
        });
        alone = stage;
        return stage;
    }

    private Popup above() {
        if (above != null) return above;
        var popup = new Popup();
        popup.setAutoHide(false);
        popup.setHideOnEscape(false);
        popup.setAutoFix(true);
        above = popup;
        return popup;
    }

    private void hide() {
        if (shown != null) shown.hide();
        shown = null;
    }

    /// A node stands in one scene only.
    private void putAway() {
        if (alone != null) alone.getScene().setRoot(new Group());
        if (above != null) above.getContent().clear();
    }

    private void moveToCorner() {
        var screens = Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight());
        var bounds = (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
        left = bounds.getMaxX() - MiniCallView.WIDTH - MARGIN;
        top = bounds.getMinY() + MARGIN;
    }

    private void move(double x, double y) {
        left = x;
        top = y;
        if (shown == null) return;
        shown.setX(x);
        shown.setY(y);
    }

    /// Shows the main window with the whole call.
    private void back() {
        model.place().setSmall(false);
        main.show();
        main.setIconified(false);
        main.toFront();
        main.requestFocus();
        // Some systems let a window come to the front without the focus.
        hide();
    }
}
