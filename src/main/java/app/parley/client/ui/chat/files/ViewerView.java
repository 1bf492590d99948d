package app.parley.client.ui.chat.files;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileState;
import app.parley.client.ui.Texts;
import app.parley.protocol.Attachment;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pictures of a conversation, large, one at a time: zoom with + and -, 0 fits, the arrows go on, Escape
/// closes. On the JavaFX thread.
public final class ViewerView extends BorderPane {
    /// Of the longer side as it is decoded, pixels: sharp on a large screen, at most 25 MB.
    private static final int SIDE = 2560;

    private static final double STEP = 1.25;
    private static final double LARGEST = 8;

    private final FileDesk desk;
    private final Runnable close;
    private final Label name = new Label();
    private final Label place = new Label();
    private final Button before = button("fth-chevron-left", "chat.viewer.before", () -> go(-1));
    private final Button after = button("fth-chevron-right", "chat.viewer.after", () -> go(1));
    private final Button save;
    private final ImageView view = new ImageView();
    private final StackPane middle = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private List<FileInMessage> pictures = List.of();
    private int index;
    private Pictures.Decoded.@Nullable Shown shown;
    /// Against the size at which it fits.
    private double zoom = 1;

    public ViewerView(FileDesk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        getStyleClass().add("viewer");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.DIALOG);
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        save = button("fth-save", "chat.file.save", this::save);
        var bar = new HBox(
                name,
                place,
                before,
                after,
                button("fth-zoom-out", "chat.viewer.smaller", () -> zoom(1 / STEP)),
                button("fth-zoom-in", "chat.viewer.larger", () -> zoom(STEP)),
                save,
                button("fth-x", "chat.viewer.close", close));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("viewer-bar");
        setTop(bar);
        view.setPreserveRatio(true);
        scroll.setPannable(true);
        scroll.getStyleClass().add("viewer-scroll");
        middle.getStyleClass().add("viewer-middle");
        setCenter(middle);
        scroll.viewportBoundsProperty().subscribe(this::fit);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (!event.isShortcutDown() || event.getDeltaY() == 0) return;
            zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP);
            event.consume();
        });
    }

    /// @param pictures of the conversation, oldest first
    public void open(List<FileInMessage> pictures, FileInMessage first) {
        this.pictures = List.copyOf(pictures);
        index = Math.max(0, pictures.indexOf(first));
        show();
        requestFocus();
    }

    private void go(int step) {
        if (index + step < 0 || index + step >= pictures.size()) return;
        index += step;
        show();
    }

    private void show() {
        var file = pictures.get(index);
        shown = null;
        zoom = 1;
        name.setText(FileWords.name(file.name()));
        setAccessibleText(Texts.of("chat.picture", name.getText()));
        place.setText(Texts.of("chat.viewer.place", index + 1, pictures.size()));
        before.setDisable(index == 0);
        after.setDisable(index == pictures.size() - 1);
        save.setDisable(!(file.stage() instanceof FileInMessage.Attached));
        put(new ProgressIndicator());
        switch (file.stage()) {
            case FileInMessage.Attached(var attachment) -> bring(file, attachment);
            case FileInMessage.Waiting(var copy) -> decode(file, copy);
            case FileInMessage.Uploading(var copy, var _) -> decode(file, copy);
            case FileInMessage.Failed(var copy, var _) -> decode(file, copy);
        }
    }

    private void bring(FileInMessage file, Attachment attachment) {
        desk.files().fetch(attachment);
        // Lives in the middle: when another picture takes its place it is told nothing more.
        var waiting = new StackPane(new ProgressIndicator());
        FileFollower.follow(waiting, desk.files(), attachment, now -> {
            switch (now) {
                case FileState.Ready(var path) -> decode(file, path);
                case FileState.Failed(var failure) -> put(new Label(FileWords.of(failure)));
                case FileState.Absent _, FileState.Loading _ -> {}
            }
        });
        put(waiting);
    }

    private void decode(FileInMessage file, Path path) {
        desk.pictures().load(path, SIDE, decoded -> {
            if (pictures.isEmpty() || !pictures.get(index).equals(file)) return;
            switch (decoded) {
                case Pictures.Decoded.Shown picture -> {
                    shown = picture;
                    view.setImage(picture.image());
                    view.setRotate(picture.turns() * 90);
                    var centre = new StackPane(new Group(view));
                    // Else it is turned the wrong way where the window is mirrored.
                    centre.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
                    centre.minWidthProperty().bind(scroll.widthProperty().subtract(2));
                    centre.minHeightProperty().bind(scroll.heightProperty().subtract(2));
                    scroll.setContent(centre);
                    put(scroll);
                    fit();
                }
                case Pictures.Decoded.Refused _ -> put(new Label(Texts.of("chat.viewer.refused")));
            }
        });
    }

    private void put(Node node) {
        middle.getChildren().setAll(node);
    }

    private void zoom(double factor) {
        zoom = Math.clamp(zoom * factor, 1, LARGEST);
        fit();
    }

    private void fit() {
        var picture = shown;
        if (picture == null) return;
        var room = scroll.getViewportBounds();
        var scale = Math.min(1, Math.min(room.getWidth() / picture.width(), room.getHeight() / picture.height()));
        view.setFitWidth(picture.image().getWidth() * scale * zoom);
        view.setFitHeight(picture.image().getHeight() * scale * zoom);
    }

    private void save() {
        if (pictures.get(index).stage() instanceof FileInMessage.Attached(var attachment)) {
            FileSaving.saveAs(
                    attachment, pictures.get(index).name(), desk, getScene().getWindow());
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case LEFT -> go(-1);
            case RIGHT -> go(1);
            case PLUS, ADD, EQUALS -> zoom(STEP);
            case MINUS, SUBTRACT -> zoom(1 / STEP);
            case DIGIT0, NUMPAD0 -> zoom(0);
            default -> {
                if (!event.isShortcutDown() || !event.getText().equals("s")) return;
                save();
            }
        }
        event.consume();
    }

    private static Button button(String icon, String key, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
