package app.parley.client.ui.glyphs;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;

/// What JavaFX draws of text from right to left, once [RightToLeftText] has mended it.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class RightToLeftTextTest extends ApplicationTest {
    private static final String ARABIC =
            "هذه رسالة طويلة بما يكفي لكي تنكسر على أكثر من سطر، مع كلمة English في الوسط وأرقام 123 أيضًا (وأقواس).";
    private static final String HEBREW = "זו הודעה ארוכה מספיק כדי להישבר על פני יותר משורה אחת, עם English ו־123.";

    private VBox root;

    @Override
    public void start(Stage stage) {
        root = new VBox();
        var scene = new Scene(root, 900, 600);
        new Theme(Preferences.unkept()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, HEBREW})
    void textWrapsAtEveryWidthAndNoLetterOfItIsLost(String text) {
        interact(() -> {
            var label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            root.getChildren().setAll(label);
            root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
            for (var width = 60; width <= 900; width += 12) {
                label.setMaxWidth(width);
                root.applyCss();
                root.layout();
                var shown = (Text) label.lookup(".text");
                assertThat(shown.getText()).as("at %s", width).isEqualTo(text);
                assertThat(shown.getLayoutBounds().getHeight())
                        .as("at %s", width)
                        .isLessThanOrEqualTo(label.getHeight() + 1);
            }
        });
    }

    @Test
    void oneCanWriteMoreThanALineOfIt() {
        interact(() -> {
            var area = new TextArea(ARABIC);
            area.setWrapText(true);
            area.setMaxWidth(200);
            root.getChildren().setAll(area);
            root.applyCss();
            root.layout();
            area.appendText(" " + ARABIC);
            root.layout();

            assertThat(area.lookup(".text").getLayoutBounds().getHeight()).isGreaterThan(100);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ااا.", "ווו."})
    @EnabledOnOs(OS.LINUX) // which letters a typeface lacks is known there
    void theFullStopStandsAtTheLeft(String text) {
        interact(() -> {
            var columns = inkByColumn(text);

            // A dot is low, the letters are tall.
            assertThat(columns.getFirst()).isLessThan(columns.getLast() / 2);
        });
    }

    @Test
    void aSentenceBeginsAtTheRightAndEndsAtTheLeft() {
        interact(() -> {
            var both = inkByColumn("ااا. ــــ");
            var first = inkByColumn("ااا");

            assertThat(both.getLast()).isEqualTo(first.getLast());
        });
    }

    @Test
    void whatIsolatesANameIsNotSeen() {
        interact(() -> assertThat(inkByColumn("ااا \u2068ااا\u2069\u200F")).isEqualTo(inkByColumn("ااا ااا")));
    }

    /// How many pixels of each column from left to right have ink, without the empty ones.
    private List<Integer> inkByColumn(String letters) {
        var text = new Text(letters);
        text.setStyle("-fx-font-family: Inter; -fx-font-size: 30px");
        text.setFill(Color.BLACK);
        root.getChildren().setAll(new VBox(text));
        root.applyCss();
        root.layout();
        WritableImage picture = text.snapshot(null, null);
        var columns = new ArrayList<Integer>();
        for (var x = 0; x < picture.getWidth(); x++) {
            var ink = 0;
            for (var y = 0; y < picture.getHeight(); y++)
                if (picture.getPixelReader().getColor(x, y).getBrightness() < 0.5) ink++;
            if (ink > 0) columns.add(ink);
        }
        return columns;
    }
}
