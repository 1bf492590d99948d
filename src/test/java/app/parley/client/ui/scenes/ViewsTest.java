package app.parley.client.ui.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.Language;
import app.parley.client.ui.Texts;
import app.parley.support.OneWindowAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@OneWindowAtATime
class ViewsTest extends ApplicationTest {
    private static final Path PICTURES = Path.of("src", "docs", "screens");

    @Test
    void noTwoPicturesHaveOneName() {
        assertThat(Take.each(Views.all(), Take.LANGUAGES))
                .extracting(Take::name)
                .doesNotHaveDuplicates();
    }

    /// What lies in a narrow window has to be looked at too.
    @Test
    void everyViewOfTheChatsIsSeenInANarrowWindow() {
        var names = Views.all().stream().map(View::name).toList();
        var wide = ChatScenes.all().stream()
                .filter(view -> view.width() > 480)
                .map(View::name)
                .toList();
        assertThat(wide)
                .allSatisfy(name -> assertThat(names)
                        .containsAnyOf(name + "-narrow", "narrow-" + name, name.replace("chat-rich", "chat-narrow")));
    }

    @Test
    void theReadmeShowsWhatIsDrawnForIt() throws IOException {
        var drawn = ReadmePictures.all().stream().map(Take::name).toList();
        var shown = Pattern.compile("src/docs/screens/([^)]+)\\.png")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        try (var files = Files.list(PICTURES)) {
            assertThat(drawn)
                    .containsExactlyInAnyOrderElementsOf(shown)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString().replace(".png", ""))
                                    .toList());
        }
    }

    @Test
    void aViewIsDrawnInEachColourAndLanguage() throws Exception {
        var takes = Take.each(List.of(Views.named("main-empty")), List.of(Language.EN, Language.AR));
        var shots = new ArrayList<SceneShots.Shot>();
        var spoken = Texts.locale();

        var drawn = SceneShots.draw(takes, shots::add);

        assertThat(drawn.get(60, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(Texts.locale()).isEqualTo(spoken);
        assertThat(shots)
                .extracting(SceneShots.Shot::name)
                .containsExactly("main-empty-light", "main-empty-dark", "main-empty-light-ar", "main-empty-dark-ar");
        assertThat(shots).allSatisfy(shot -> {
            assertThat(shot.argb()).hasSize(shot.width() * shot.height());
            assertThat(Arrays.stream(shot.argb()).distinct().count()).isGreaterThan(20);
        });
    }
}
