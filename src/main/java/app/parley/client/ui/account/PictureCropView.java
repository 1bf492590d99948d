package app.parley.client.ui.account;

import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.SafePicture;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses the round part of a picture that others will see: dragged or moved with the arrow keys, closer by a
/// slider, turned by a button. On the JavaFX thread.
final class PictureCropView extends VBox {
    /// Pixels a side of what is handed on: sharp at the largest size that a call shows.
    static final int SIDE = 256;

    private static final double SHOWN = 224;
    /// Of the square's side, by one press of an arrow key.
    private static final double STEP = 0.05;

    private final Canvas canvas = new Canvas(SHOWN, SHOWN);
    private final Slider zoom = new Slider(1, Crop.CLOSEST, 1);
    private final Button use = new Button(Texts.of("account.picture.use"));
    private @Nullable Image image;
    private Crop crop = Crop.middle(1, 1);
    private double dragX;
    private double dragY;

    PictureCropView(Consumer<int[]> chosen, Runnable closed) {
        getStyleClass().add("picture-crop");
        setAlignment(Pos.CENTER_LEFT);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        canvas.setClip(new Circle(SHOWN / 2, SHOWN / 2, SHOWN / 2));
        var stage = new StackPane(canvas);
        stage.getStyleClass().add("crop-stage");
        stage.setFocusTraversable(true);
        stage.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        stage.setAccessibleText(Texts.of("account.picture.crop"));
        stage.setAccessibleHelp(Texts.of("account.picture.crop.help"));
        stage.setOnMousePressed(this::hold);
        stage.setOnMouseDragged(this::drag);
        stage.setOnKeyPressed(this::move);
        zoom.setAccessibleText(Texts.of("account.picture.zoom"));
        zoom.setBlockIncrement(0.25);
        zoom.setMaxWidth(SHOWN);
        zoom.valueProperty().addListener((_, _, value) -> show(crop.zoomed(value.doubleValue())));
        var help = new Label(Texts.of("account.picture.crop.help"));
        help.getStyleClass().add("secondary");
        help.setWrapText(true);
        use.getStyleClass().add("primary");
        use.setOnAction(_ -> chosen.accept(pixels()));
        var cancel = new Button(Texts.of("account.cancel"));
        cancel.getStyleClass().add("plain");
        cancel.setOnAction(_ -> {
            close();
            closed.run();
        });
        var buttons = new HBox(use, cancel, turn());
        buttons.getStyleClass().add("account-buttons");
        getChildren().setAll(stage, zoom, help, buttons);
    }

    /// Begins with a picture.
    void open(Image picture) {
        begin(picture);
        setVisible(true);
        use.requestFocus();
    }

    void close() {
        setVisible(false);
        image = null;
        canvas.getGraphicsContext2D().clearRect(0, 0, SHOWN, SHOWN);
    }

    private void begin(Image picture) {
        image = picture;
        crop = Crop.middle(picture.getWidth(), picture.getHeight());
        zoom.setValue(1);
        show(crop);
    }

    private Button turn() {
        var turn = new Button(null, new FontIcon("fth-rotate-cw"));
        turn.getStyleClass().add("icon-button");
        turn.setAccessibleText(Texts.of("account.picture.turn"));
        turn.setTooltip(new Tooltip(Texts.of("account.picture.turn")));
        turn.setOnAction(_ -> {
            if (image != null) begin(SafePicture.turned(image));
        });
        return turn;
    }

    private void show(Crop next) {
        crop = next;
        draw(canvas, SHOWN);
    }

    private void draw(Canvas target, double side) {
        var context = target.getGraphicsContext2D();
        context.clearRect(0, 0, side, side);
        if (image != null)
            context.drawImage(image, crop.left(), crop.top(), crop.side(), crop.side(), 0, 0, side, side);
    }

    private int[] pixels() {
        var whole = new Canvas(SIDE, SIDE);
        draw(whole, SIDE);
        var wanted = new SnapshotParameters();
        wanted.setFill(Color.TRANSPARENT);
        var picture = whole.snapshot(wanted, null);
        var pixels = new int[SIDE * SIDE];
        picture.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), pixels, 0, SIDE);
        return pixels;
    }

    private void hold(MouseEvent event) {
        dragX = event.getX();
        dragY = event.getY();
    }

    private void drag(MouseEvent event) {
        show(crop.moved((dragX - event.getX()) / SHOWN, (dragY - event.getY()) / SHOWN));
        hold(event);
        event.consume();
    }

    private void move(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> show(crop.moved(-STEP, 0));
            case RIGHT -> show(crop.moved(STEP, 0));
            case UP -> show(crop.moved(0, -STEP));
            case DOWN -> show(crop.moved(0, STEP));
            default -> {
                return;
            }
        }
        event.consume();
    }
}
