package app.parley.client.ui.account;

import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.RowPlace;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.theme.AvatarView;
import app.parley.client.ui.theme.SafePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// How others see one: picture and name. On the JavaFX thread.
final class ProfileView extends VBox {
    static final String PICTURE = "account.picture.change";

    private static final double AVATAR = 72;
    /// Pixels of the shorter side that a chosen picture is read in: enough to go close and still be sharp.
    private static final double READ_SIDE = 1024;
    /// A file that no camera makes.
    private static final long LARGEST_FILE = 64 << 20;

    private final AccountViewModel model;
    private final Executor background;
    private final PictureCropView crop;
    private final Button change = AccountPage.button(PICTURE, "plain", this::choose);

    ProfileView(AccountViewModel model, String server, Executor background) {
        this.model = model;
        this.background = background;
        crop = new PictureCropView(this::use, change::requestFocus);
        getStyleClass().add("profile");
        getChildren().setAll(head(server), crop, name(), AccountPage.said(model.profileSaid()));
    }

    private HBox head(String server) {
        var avatar = new AvatarView(AVATAR);
        var name = new Label();
        name.getStyleClass().add("h2");
        var user = new Label();
        user.getStyleClass().add("secondary");
        model.self().subscribe(self -> {
            avatar.show(self.id().value(), self.displayName());
            name.setText(self.displayName());
            user.setText(Texts.of("account.at", self.username(), server));
        });
        for (var label : new Label[] {name, user}) label.setMinWidth(0);
        var words = new VBox(name, user);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        change.disableProperty().bind(model.busy());
        var head = new HBox(avatar, words, change);
        head.getStyleClass().add("profile-head");
        RowPlace.mark(head, PICTURE);
        return head;
    }

    private SettingRow name() {
        var field = new TextField(model.self().get().displayName());
        field.getStyleClass().add("field");
        field.setPrefColumnCount(16);
        field.setAccessibleText(Texts.of("settings.displayName"));
        var save = AccountPage.button("account.name.save", "plain", () -> model.rename(field.getText()));
        field.setOnAction(_ -> model.rename(field.getText()));
        save.disableProperty().bind(model.busy());
        var line = new HBox(field, save);
        line.getStyleClass().add("account-buttons");
        return new SettingRow("displayName", line);
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of(PICTURE));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Texts.of("account.picture.files"), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) read(file.toPath());
    }

    /// Lets the part that others see be chosen of a picture.
    void read(Path file) {
        var _ = CompletableFuture.supplyAsync(() -> picture(file), background)
                .thenAcceptAsync(
                        picture -> picture.ifPresentOrElse(crop::open, model::pictureUnreadable), FxThread.EXECUTOR);
    }

    private static Optional<Image> picture(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? Optional.empty()
                    : SafePicture.read(Files.readAllBytes(file), READ_SIDE);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void use(int[] pixels) {
        model.showAs(PictureCropView.SIDE, pixels, () -> {
            crop.close();
            change.requestFocus();
        });
    }
}
