package app.parley.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.support.OneWindowAtATime;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class ProgramIconTest extends ApplicationTest {
    private Stage stage;
    private Stage other;

    @Override
    public void start(Stage main) {
        stage = main;
        other = new Stage();
        var theme = new Theme(Preferences.unkept());
        for (var window : new Stage[] {stage, other}) {
            var scene = new Scene(new Group(), 100, 100);
            theme.dress(scene);
            window.setScene(scene);
        }
    }

    @Test
    void everyWindowHasTheIconInAllSizes() {
        for (var window : new Stage[] {stage, other}) {
            assertThat(window.getIcons())
                    .extracting(image -> (int) image.getWidth())
                    .containsExactlyElementsOf(ProgramIcon.SIZES);
            assertThat(window.getIcons())
                    .allSatisfy(image -> assertThat(image.getHeight()).isEqualTo(image.getWidth()));
        }
    }

    @Test
    void theIconIsABubbleOnTheAccentWithClearCorners() {
        interact(() -> assertThat(ProgramIcon.sizes()).allSatisfy(image -> {
            assertThat(at(image, 0, 0).getOpacity()).isZero();
            assertThat(at(image, 0.1, 0.5)).isEqualTo(Color.web("#0f766e"));
            assertThat(at(image, 0.5, 0.32)).isEqualTo(Color.WHITE);
        }));
    }

    private static Color at(Image image, double x, double y) {
        return image.getPixelReader().getColor((int) (x * image.getWidth()), (int) (y * image.getHeight()));
    }
}
