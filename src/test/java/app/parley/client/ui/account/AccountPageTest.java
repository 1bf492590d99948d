package app.parley.client.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.PngFile;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.TimeWords;
import app.parley.client.ui.theme.Theme;
import app.parley.support.FakeOwnAccount;
import app.parley.support.OneWindowAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class AccountPageTest extends ApplicationTest {
    private final FakeOwnAccount account = new FakeOwnAccount(Rooms.SAM);
    private StackPane root;
    private int left;

    @Override
    public void start(Stage stage) {
        var model = new AccountViewModel(account, Rooms.SAM, Runnable::run);
        var words = new TimeWords(Clock.systemUTC(), Locale.ENGLISH);
        var page = AccountPage.of(
                model, new AccountPage.Parts("localhost:1", words, Runnable::run, () -> left++, List.of(), List::of));
        root = new StackPane();
        var scene = new Scene(root, 760, 900);
        new Theme(Preferences.unkept()).dress(scene);
        root.getChildren().setAll(page.view().get());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyControlHasAName() {
        assertThat(Accessibility.controls(root)).hasSizeGreaterThan(6);
        assertThat(Accessibility.nameless(root)).isEmpty();
    }

    @Test
    void theNameIsChangedWithEnter() {
        TextField name = (TextField) named("Name");
        interact(() -> name.setText("Samira"));
        clickOn(name).push(javafx.scene.input.KeyCode.ENTER);

        assertThat(account.me().join()).asString().contains("Samira");
        assertThat(lookup("Others see the new name now.").tryQuery()).isPresent();
    }

    @Test
    void aPictureIsCutAndChosen(@TempDir Path folder) throws IOException {
        var file = folder.resolve("me.png");
        var pixels = new int[640 * 480];
        Arrays.fill(pixels, 0xFF336699);
        PngFile.write(file, 640, 480, pixels);
        var profile = lookup(".profile").<ProfileView>query();
        interact(() -> profile.read(file));
        interact(() -> ((Slider) named("Closer")).setValue(3));
        interact(() -> ((Button) named("Turn to the right")).fire());
        interact(() -> ((Button) lookup("Use this picture").query()).fire());

        assertThat(account.shownPixels).isEqualTo(256 * 256);
        assertThat(lookup(".picture-crop").query().isVisible()).isFalse();
    }

    @Test
    void whatIsNoPictureIsSaidToBeNone(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("me.png"), "no picture");
        interact(() -> lookup(".profile").<ProfileView>query().read(file));

        assertThat(lookup(".picture-crop").query().isVisible()).isFalse();
        assertThat(lookup("This file cannot be read as a picture, or it is too large.")
                        .tryQuery())
                .isPresent();
    }

    @Test
    void oneSignsOutHere() {
        interact(() -> ((Button) lookup("Sign out").query()).fire());

        assertThat(left).isEqualTo(1);
    }

    private Node named(String name) {
        return from(root)
                .lookup((Node node) -> node instanceof Control && name.equals(node.getAccessibleText()))
                .query();
    }
}
