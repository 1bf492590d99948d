package app.parley.client.ui.chat.files;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileState;
import app.parley.client.ui.Texts;
import app.parley.protocol.Attachment;
import java.nio.file.Path;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture of a message, small. It has its size before it is here, so that nothing jumps; what cannot be
/// drawn becomes a card. On the JavaFX thread.
public final class PictureTileView extends StackPane {
    private static final double SIDE = 300;
    private static final double LEAST = 96;

    /// Brought without being asked for: a photo of a phone, but no film (bytes).
    private static final long BY_ITSELF = 10_000_000;

    private final FileInMessage file;
    private final FileDesk desk;
    private final Runnable cancel;
    private boolean decoding;

    /// @param view shows it large
    /// @param cancel takes it back while it is on its way to the server
    public PictureTileView(FileInMessage file, FileDesk desk, Runnable view, Runnable cancel) {
        this.file = file;
        this.desk = desk;
        this.cancel = cancel;
        getStyleClass().add("picture-tile");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Texts.of("chat.picture", FileWords.name(file.name())));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) view.run();
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                view.run();
                event.consume();
            }
        });
        switch (file.stage()) {
            case FileInMessage.Attached(var attachment) -> {
                var width = attachment.width();
                var height = attachment.height();
                size(width == null ? 4 : width, height == null ? 3 : height);
                getChildren().setAll(new FontIcon("fth-image"));
                FileFollower.follow(this, desk.files(), attachment, now -> show(attachment, now));
            }
            case FileInMessage.Waiting(var copy) -> local(copy, -1);
            case FileInMessage.Uploading(var copy, var sent) ->
                local(copy, file.size() <= 0 ? 0 : sent / (double) file.size());
            case FileInMessage.Failed _ -> card();
        }
    }

    /// Whether it claims to be a picture that can be drawn.
    public static boolean suits(FileInMessage file) {
        return switch (file.type()) {
            case "image/png", "image/jpeg", "image/gif", "image/bmp" -> true;
            default -> false;
        };
    }

    private void show(Attachment attachment, FileState now) {
        switch (now) {
            case FileState.Absent _ -> {
                if (attachment.size() <= BY_ITSELF) desk.files().fetch(attachment);
                else
                    button("fth-download", "chat.file.fetch", () -> desk.files().fetch(attachment));
            }
            case FileState.Loading(var received) ->
                wait(attachment.size() <= 0 ? -1 : received / (double) attachment.size());
            case FileState.Failed _ -> card();
            case FileState.Ready(var path) -> decode(path);
        }
    }

    private void local(Path copy, double share) {
        size(4, 3);
        wait(share);
        decode(copy);
    }

    private void decode(Path path) {
        if (decoding) return;
        decoding = true;
        var scale = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
        desk.pictures().load(path, (int) Math.ceil(SIDE * scale), decoded -> {
            decoding = false;
            switch (decoded) {
                case Pictures.Decoded.Shown picture -> show(picture);
                case Pictures.Decoded.Refused _ -> card();
            }
        });
    }

    private void show(Pictures.Decoded.Shown picture) {
        size(picture.width(), picture.height());
        var image = new ImageView(picture.image());
        image.setPreserveRatio(true);
        image.setRotate(picture.turns() * 90);
        var turned = picture.turns() % 2 != 0;
        image.setFitWidth(turned ? getPrefHeight() : getPrefWidth());
        image.setFitHeight(turned ? getPrefWidth() : getPrefHeight());
        var clip = new Rectangle(getPrefWidth(), getPrefHeight());
        clip.setArcWidth(16);
        clip.setArcHeight(16);
        setClip(clip);
        setFocusTraversable(true);
        var upright = new Group(image);
        // Else it is turned the wrong way where the window is mirrored.
        upright.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getChildren().setAll(upright);
        if (!(file.stage() instanceof FileInMessage.Attached)) getChildren().add(going());
    }

    /// Over one's own picture that is still on its way.
    private Button going() {
        var stop = new Button(null, new FontIcon("fth-x"));
        stop.getStyleClass().addAll("small-button", "over-picture");
        stop.setAccessibleText(Texts.of("chat.file.cancel"));
        stop.setOnAction(_ -> cancel.run());
        return stop;
    }

    private void wait(double share) {
        if (decoding) return;
        var wheel = new ProgressIndicator(share);
        wheel.setMaxSize(36, 36);
        getChildren().setAll(wheel);
    }

    private void button(String icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Texts.of(key) + ": " + FileWords.name(file.name()));
        button.setOnAction(_ -> action.run());
        getChildren().setAll(button);
    }

    private void card() {
        setClip(null);
        setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        setOnMouseClicked(null);
        setOnKeyPressed(null);
        setFocusTraversable(false);
        getStyleClass().remove("picture-tile");
        getChildren().setAll(new FileCardView(file, desk, cancel));
    }

    private void size(double width, double height) {
        var scale = Math.min(1, SIDE / Math.max(1, Math.max(width, height)));
        // What the server said of an unknown picture is only its shape.
        if (width <= 4 && height <= 4) scale = SIDE / 4;
        setPrefSize(Math.max(LEAST, Math.rint(width * scale)), Math.max(LEAST, Math.rint(height * scale)));
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
