package app.parley.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.PngFile;
import app.parley.client.settings.Preferences;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.support.OneWindowAtATime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class FacesTest extends ApplicationTest {
    private static final AttachmentId BLUE = new AttachmentId("blue");

    private final List<AttachmentId> asked = new ArrayList<>();
    private Optional<byte[]> file = Optional.of(blue());
    private Theme theme;
    private AvatarView avatar;
    private AvatarView second;

    @Override
    public void start(Stage stage) {
        theme = new Theme(Preferences.unkept());
        theme.faces()
                .serve(
                        picture -> {
                            asked.add(picture);
                            return CompletableFuture.completedFuture(file);
                        },
                        Runnable::run);
        avatar = new AvatarView(44);
        second = new AvatarView(72);
        var root = new HBox();
        var scene = new Scene(root, 200, 100);
        theme.dress(scene);
        root.getChildren().setAll(avatar, second);
        avatar.show("u-amara", "Amara Okafor");
        second.show("u-amara", "Amara Okafor");
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void whoHasChosenAPictureIsShownByItEverywhereAndItIsFetchedOnce() {
        assertThat(picture(avatar).isVisible()).isFalse();

        know(BLUE);

        for (var one : List.of(avatar, second)) {
            assertThat(picture(one).isVisible()).isTrue();
            assertThat(initials(one).isVisible()).isFalse();
        }
        assertThat(asked).containsExactly(BLUE);
    }

    @Test
    void thePictureIsADisc() {
        know(BLUE);
        var image = picture(avatar).getImage();

        assertThat(image.getPixelReader().getColor(0, 0).getOpacity()).isZero();
        assertThat(image.getPixelReader().getColor(96, 96)).isEqualTo(Color.web("#336699"));
    }

    @Test
    void initialsStandAgainWhereSomebodyElseIsShown() {
        know(BLUE);
        interact(() -> avatar.show("u-jonas", "Jonas Lindqvist"));

        assertThat(picture(avatar).isVisible()).isFalse();
        assertThat(picture(second).isVisible()).isTrue();
    }

    @Test
    void whatCouldNotBeHadIsAskedForAgainWithTheNextConnection() {
        file = Optional.empty();
        know(BLUE);
        know(BLUE);
        assertThat(asked).hasSize(1);
        assertThat(initials(avatar).isVisible()).isTrue();

        file = Optional.of(blue());
        interact(() -> theme.faces().again());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(asked).hasSize(2);
        assertThat(picture(avatar).isVisible()).isTrue();
    }

    @Test
    void anotherAccountKnowsNothingOfTheLastOnesPictures() {
        know(BLUE);
        interact(() -> theme.faces().serve(_ -> new CompletableFuture<>(), Runnable::run));

        assertThat(picture(avatar).isVisible()).isFalse();
    }

    private void know(AttachmentId picture) {
        interact(() -> theme.faces()
                .know(new User(new UserId("u-amara"), "amara", "Amara Okafor", picture, Presence.ONLINE, null)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node initials(AvatarView avatar) {
        return avatar.lookup(".initials");
    }

    private static ImageView picture(AvatarView avatar) {
        return avatar.getChildren().stream()
                .filter(ImageView.class::isInstance)
                .map(ImageView.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] blue() {
        var pixels = new int[300 * 200];
        Arrays.fill(pixels, 0xFF336699);
        return PngFile.bytes(300, 200, pixels);
    }
}
