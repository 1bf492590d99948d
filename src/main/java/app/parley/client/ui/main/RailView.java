package app.parley.client.ui.main;

import app.parley.client.ui.Fxml;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.Theme;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The narrow strip of main places: oneself, chats, calls, settings, light or dark. Stands at the left, or lies
/// at the bottom of a narrow window. On the JavaFX thread.
public final class RailView extends StackPane {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    @FXML
    private Button me;

    @FXML
    private AvatarView avatar;

    @FXML
    private Button chats;

    @FXML
    private Button calls;

    @FXML
    private Label missed;

    @FXML
    private Button settings;

    @FXML
    private Button scheme;

    @FXML
    private FontIcon schemeIcon;

    private final ObjectProperty<Orientation> orientation = new SimpleObjectProperty<>(Orientation.VERTICAL);

    public RailView() {
        Fxml.load(this);
        chats.setTooltip(new Tooltip(Texts.of("rail.chats")));
        calls.setTooltip(new Tooltip(Texts.of("rail.calls")));
        settings.setTooltip(new Tooltip(Texts.of("rail.settings", MainView.SETTINGS_KEY.getDisplayText())));
        orientation.subscribe(this::lay);
    }

    public ObjectProperty<Orientation> orientation() {
        return orientation;
    }

    /// @param place which place is on the screen
    /// @param account opens the page of one's account
    public void bind(
            ObservableValue<User> self, ObservableValue<Place> place, Theme theme, Runnable account, Runnable signOut) {
        self.subscribe(now -> {
            avatar.show(now.id().value(), now.displayName());
            me.setAccessibleText(Texts.of("rail.me", now.displayName()));
            me.setTooltip(new Tooltip(now.displayName()));
        });
        avatar.showPresence(Presence.ONLINE);
        var page = new MenuItem(Texts.of("rail.account"), new FontIcon("fth-user"));
        page.setOnAction(_ -> account.run());
        var leave = new MenuItem(Texts.of("rail.signOut"), new FontIcon("fth-log-out"));
        leave.setOnAction(_ -> signOut.run());
        var menu = new ContextMenu(page, leave);
        me.setOnAction(_ -> menu.show(me, Side.RIGHT, 4, 0));
        place.subscribe(now -> {
            chats.pseudoClassStateChanged(HERE, now == Place.CHATS);
            calls.pseudoClassStateChanged(HERE, now == Place.CALLS);
            settings.pseudoClassStateChanged(HERE, now == Place.SETTINGS);
        });
        scheme.setOnAction(_ -> theme.toggle());
        theme.schemeProperty().subscribe(() -> showScheme(theme.isDark()));
        showScheme(theme.isDark());
    }

    /// @param action goes to the place whose button was pressed, the one on the screen included
    void onPlace(Consumer<Place> action) {
        chats.setOnAction(_ -> action.accept(Place.CHATS));
        calls.setOnAction(_ -> action.accept(Place.CALLS));
        settings.setOnAction(_ -> action.accept(Place.SETTINGS));
    }

    /// @param count of the calls that were missed since the user looked last
    void showMissed(ObservableValue<Integer> count) {
        count.subscribe(now -> {
            missed.setVisible(now > 0);
            missed.setText(now > 99 ? "99+" : String.valueOf(now));
            calls.setAccessibleText(now > 0 ? Texts.of("rail.calls.missed", now) : Texts.of("rail.calls"));
        });
    }

    private void showScheme(boolean dark) {
        schemeIcon.setIconLiteral(dark ? "fth-sun" : "fth-moon");
        var words = Texts.of(dark ? "rail.light" : "rail.dark");
        scheme.setAccessibleText(words);
        scheme.setTooltip(new Tooltip(words));
    }

    private void lay(Orientation next) {
        var space = new Region();
        if (next == Orientation.VERTICAL) {
            VBox.setVgrow(space, Priority.ALWAYS);
            getChildren().setAll(new VBox(me, chats, calls, space, scheme, settings));
        } else {
            HBox.setHgrow(space, Priority.ALWAYS);
            getChildren().setAll(new HBox(chats, calls, space, scheme, settings, me));
        }
        getStyleClass().setAll("rail", next == Orientation.VERTICAL ? "standing" : "lying");
    }
}
