package app.parley.client.ui.chat.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class EmojiPickerTest extends ApplicationTest {
    private final List<String> taken = new ArrayList<>();
    private final Preferences preferences = Preferences.unkept();
    private EmojiPickerView picker;
    private int closed;

    @Override
    public void start(Stage stage) {
        picker = new EmojiPickerView(new RecentEmoji(preferences));
        var scene = new Scene(picker, 380, 420);
        new Theme(preferences).dress(scene);
        stage.setScene(scene);
        stage.show();
        open();
    }

    @Test
    void anEmojiIsFoundByItsNameAndTakenWithEnter() {
        write("rocket");
        push(KeyCode.ENTER);

        assertThat(taken).containsExactly("🚀");
        assertThat(closed).isEqualTo(1);
        interact(this::open);
        assertThat(picked()).isEqualTo("🚀");
    }

    @Test
    void theArrowsGoOverLinesAndHeadings() {
        var smileys = EmojiSet.get().in(EmojiGroup.SMILEYS);
        push(KeyCode.RIGHT);
        push(KeyCode.DOWN);
        assertThat(picked()).isEqualTo(smileys.get(10).text());
        push(KeyCode.UP);
        push(KeyCode.LEFT);
        push(KeyCode.LEFT);
        assertThat(picked()).isEqualTo(smileys.get(0).text());
        for (var i = 0; i < 9; i++) push(KeyCode.RIGHT);
        assertThat(picked()).isEqualTo(smileys.get(9).text());
        for (var i = 0; i < smileys.size() / 9; i++) push(KeyCode.DOWN);
        assertThat(picked())
                .isEqualTo(EmojiSet.get().in(EmojiGroup.PEOPLE).get(0).text());
    }

    @Test
    void escapeTakesNothingAndEverythingHasAName() {
        assertThat(Accessibility.nameless(picker)).isEmpty();

        push(KeyCode.ESCAPE);

        assertThat(taken).isEmpty();
        assertThat(closed).isEqualTo(1);
    }

    private void open() {
        picker.open(emoji -> taken.add(emoji.text()), () -> closed++);
    }

    private String picked() {
        return Objects.requireNonNull(picker.picked()).text();
    }
}
