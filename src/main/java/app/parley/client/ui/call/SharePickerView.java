package app.parley.client.ui.call;

import app.parley.client.media.StillPicture;
import app.parley.client.ui.Fxml;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses what of the screen to share: the whole of it or a window, with previews, as sharp letters or as smooth
/// movement. On the JavaFX thread.
public final class SharePickerView extends StackPane {
    /// Of a preview, pixels.
    private static final double WIDTH = 160;

    private static final double HEIGHT = 96;

    @FXML
    private FlowPane tiles;

    @FXML
    private Label nothing;

    @FXML
    private RadioButton sharp;

    @FXML
    private RadioButton smooth;

    @FXML
    private Button cancel;

    @FXML
    private Button share;

    private final ToggleGroup chosen = new ToggleGroup();

    public SharePickerView() {
        Fxml.load(this);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        var kind = new ToggleGroup();
        sharp.setToggleGroup(kind);
        smooth.setToggleGroup(kind);
        sharp.setSelected(true);
        share.disableProperty().bind(chosen.selectedToggleProperty().isNull());
        share.setDefaultButton(false);
        nothing.managedProperty().bind(nothing.visibleProperty());
        Sheets.keepFocus(this);
    }

    public void bind(CallViewModel model) {
        var choices = model.screens();
        var place = model.place();
        cancel.setOnAction(_ -> place.setChoosingScreen(false));
        share.setOnAction(_ -> begin(model));
        nothing.visibleProperty()
                .bind(choices.looking().flatMap(looking -> choices.choices().map(all -> !looking && all.isEmpty())));
        choices.choices().subscribe(all -> show(all, model));
        place.choosingScreen().subscribe(on -> {
            setVisible(on);
            if (!on) return;
            choices.look();
            if (chosen.getSelectedToggle() == null) cancel.requestFocus();
        });
    }

    private void show(List<ScreenChoices.Choice> all, CallViewModel model) {
        tiles.getChildren()
                .setAll(all.stream().map(choice -> tile(choice, model)).toList());
        if (tiles.getChildren().isEmpty()) return;
        chosen.getToggles().getFirst().setSelected(true);
        if (isVisible()) tiles.getChildren().getFirst().requestFocus();
    }

    private Node tile(ScreenChoices.Choice choice, CallViewModel model) {
        var picture = new StackPane(new FontIcon(choice.isWindow() ? "fth-square" : "fth-monitor"));
        picture.getStyleClass().add("preview");
        choice.preview().subscribe(preview -> {
            if (preview != null) picture.getChildren().setAll(view(preview));
        });
        var tile = new ToggleButton(choice.name(), picture);
        tile.getStyleClass().add("tile");
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setToggleGroup(chosen);
        tile.setUserData(choice);
        tile.setTooltip(new Tooltip(choice.name()));
        tile.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) begin(model);
        });
        // As with radio buttons: what is chosen is left by choosing another.
        tile.setOnAction(_ -> tile.setSelected(true));
        return tile;
    }

    private void begin(CallViewModel model) {
        if (!(chosen.getSelectedToggle() instanceof ToggleButton tile)
                || !(tile.getUserData() instanceof ScreenChoices.Choice choice)) return;
        model.place().setChoosingScreen(false);
        model.screens().share(choice, sharp.isSelected());
    }

    private static ImageView view(StillPicture picture) {
        var image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.width());
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        return view;
    }
}
