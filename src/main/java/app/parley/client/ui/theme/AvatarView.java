package app.parley.client.ui.theme;

import app.parley.protocol.Presence;
import java.util.regex.Pattern;
import javafx.beans.NamedArg;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A person's or a group's round sign: the picture that they have chosen, until it is there and without one
/// initials on a colour of their own; and a dot for their presence. On the JavaFX thread.
public final class AvatarView extends StackPane {
    private static final int COLOURS = 6;

    /// Between words; a hyphen within a name begins no word.
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// A grapheme cluster at the beginning: a letter with its marks, an emoji with its modifiers.
    private static final Pattern FIRST_LETTER = Pattern.compile("\\X");

    private final Label initials = new Label();
    private final Region presence = new Region();
    private final ImageView picture = new ImageView();
    private int colour = -1;
    private @Nullable String shown;
    private Subscription following = Subscription.EMPTY;

    /// @param size in pixels, both ways
    public AvatarView(@NamedArg("size") double size) {
        getStyleClass().add("avatar");
        var ground = new Region();
        ground.getStyleClass().add("ground");
        initials.getStyleClass().add("initials");
        initials.setStyle("-fx-font-size: " + Math.round(size * 0.38) + "px;");
        initials.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // A dot that is seen but covers no letter: 13 px on the list's 44.
        var dot = Math.max(11, Math.rint(size * 0.30));
        presence.getStyleClass().add("presence");
        presence.setMinSize(dot, dot);
        presence.setMaxSize(dot, dot);
        presence.setManaged(false);
        presence.resizeRelocate(size - dot + 1, size - dot + 1, dot, dot);
        presence.setVisible(false);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        picture.setFitWidth(size);
        picture.setFitHeight(size);
        picture.setSmooth(true);
        getChildren().addAll(ground, initials, picture, presence);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        sceneProperty().subscribe(this::follow);
    }

    /// Shows whom it stands for.
    ///
    /// @param id decides on the colour
    public void show(String id, String name) {
        initials.setText(initials(name));
        var next = colour(id);
        if (next != colour) {
            getStyleClass().remove("colour-" + colour);
            getStyleClass().add("colour-" + next);
            colour = next;
        }
        setAccessibleText(name);
        if (id.equals(shown)) return;
        shown = id;
        follow();
    }

    private void follow() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (shown != null && getScene() != null && getScene().getProperties().get(Faces.class) instanceof Faces faces) {
            following = faces.watch(shown, this::showPicture);
        } else {
            showPicture(null);
        }
    }

    private void showPicture(@Nullable Image image) {
        picture.setImage(image);
        picture.setVisible(image != null);
        initials.setVisible(image == null);
    }

    /// @param value null for no dot, as for a group; offline has none either
    public void showPresence(@Nullable Presence value) {
        presence.setVisible(value == Presence.ONLINE || value == Presence.DND);
        presence.getStyleClass().setAll("presence", value == Presence.DND ? "dnd" : "online");
    }

    /// One of six, the same on every device and for ever: by the hash that the Java language defines for strings.
    static int colour(String id) {
        return Math.floorMod(id.hashCode(), COLOURS);
    }

    /// The first letters of the first and the last word, as they are written.
    static String initials(String name) {
        var words = SPACE.split(name.strip());
        var first = firstLetter(words[0]);
        return words.length == 1 ? first : first + firstLetter(words[words.length - 1]);
    }

    private static String firstLetter(String word) {
        var matcher = FIRST_LETTER.matcher(word);
        return matcher.find() ? matcher.group() : "";
    }
}
