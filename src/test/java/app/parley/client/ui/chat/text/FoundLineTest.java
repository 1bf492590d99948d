package app.parley.client.ui.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.OneWindowAtATime;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class FoundLineTest extends ApplicationTest {
    private static final String WORDS = "The ferry to the island leaves at nine, and the last one comes back at six";

    private StackPane root;
    private FoundLine line;

    @Override
    public void start(Stage stage) {
        line = new FoundLine();
        root = new StackPane(line);
        stage.setScene(new Scene(root, 900, 80));
        stage.show();
    }

    @Test
    void aLineThatHasRoomIsShownWholeWithItsMark() {
        show("ferry", 900);
        assertThat(text()).isEqualTo(WORDS);
        assertThat(marks().getElements()).isNotEmpty();
    }

    @Test
    void aMarkedWordThatThereIsRoomForIsMarkedBeforeTheDots() {
        show("ferry", 160);
        assertThat(text()).startsWith("The ferry").endsWith("…").hasSizeLessThan(WORDS.length());
        assertThat(marks().getElements()).isNotEmpty();
    }

    @Test
    void aMarkedWordThatGaveWayToTheDotsIsNotMarked() {
        show("six", 160);
        assertThat(text()).endsWith("…");
        assertThat(marks().getElements()).isEmpty();
    }

    private void show(String query, double width) {
        interact(() -> {
            line.show(WORDS, WORDS, query);
            line.setMaxWidth(width);
            root.applyCss();
            root.layout();
        });
    }

    private String text() {
        return ((Text) lookup(node -> node instanceof Text).query()).getText();
    }

    private Path marks() {
        return lookup(".found").query();
    }
}
