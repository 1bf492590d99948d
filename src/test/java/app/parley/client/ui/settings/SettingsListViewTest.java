package app.parley.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.scenes.Views;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/// The search of the settings, in the program's own window with all of its pages.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class SettingsListViewTest extends ApplicationTest {
    @TempDir
    Path folder;

    private Stage stage;

    @Override
    public void start(Stage main) {
        stage = main;
    }

    @Test
    void everyRowThatIsShownIsListedAndNoneIsListedThatIsNotThere() {
        show("settings-general");
        var pages = List.copyOf(this.<SettingsPage>list("#list").getItems());
        assertThat(pages).hasSizeGreaterThan(6);
        for (var page : pages) {
            interact(() -> list("#list").getSelectionModel().select(pages.indexOf(page)));
            assertThat(RowPlace.all(scroll().getContent()))
                    .as(page.title())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(page.rows());
        }
    }

    @Test
    void aRowOfAnotherPageIsFoundAndOpenedByTheKeyboardAlone() {
        show("settings-look");
        search("automatic level");
        assertThat(shown("#list")).isFalse();
        var hit = this.<SettingsSearch.Hit>list("#found").getItems().getFirst();
        assertThat(hit.key()).isEqualTo("settings.automaticGain");
        laidOut();
        assertThat(lookup("#found .secondary").<Label>query().getText()).isEqualTo("Devices");
        assertThat(field().getAccessibleHelp()).contains("Automatic level").contains("Devices");
        var row = open().getFirst();

        assertThat(title()).isEqualTo("Devices");
        assertThat(RowPlace.find(scroll().getContent(), hit.key())).contains(row);
        assertThat(focused().getAccessibleText()).isEqualTo("Automatic level");
        laidOut();
        var seen = scroll().localToScene(scroll().getLayoutBounds());
        assertThat(seen.contains(row.localToScene(row.getLayoutBounds()))).isTrue();
    }

    @Test
    void theMarkGoesWithTheNextOneAndWithThePage() {
        show("settings-look");
        search("contrast");
        assertThat(open()).hasSize(1);
        search("language");
        assertThat(open()).singleElement().extracting(Node::getAccessibleText).isEqualTo("Language");

        search("contrast");
        var left = new ArrayList<Node>();
        interact(() -> {
            press(KeyCode.ENTER, field());
            list("#list").getSelectionModel().selectFirst();
            left.addAll(marked());
        });
        assertThat(left).isEmpty();
    }

    @Test
    void theArrowKeysGoThroughWhatWasFoundAndEscapeBringsThePagesBack() {
        show("settings-look");
        search("volume");
        var found = list("#found");
        assertThat(found.getItems().size()).isGreaterThan(1);
        push(KeyCode.DOWN);
        assertThat(found.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        push(KeyCode.UP);
        assertThat(found.getSelectionModel().getSelectedIndex()).isZero();
        assertThat(Accessibility.unnamed(stage.getScene().getRoot())).isEmpty();

        push(KeyCode.ESCAPE);
        assertThat(field().getText()).isEmpty();
        assertThat(shown("#list")).isTrue();
        assertThat(shown("#found")).isFalse();
        assertThat(focused()).isEqualTo(list("#list"));
        assertThat(title()).isEqualTo("Appearance");
    }

    @Test
    void thatNothingWasFoundIsSaidInWords() {
        show("settings-look");
        search("marmalade");
        assertThat(shown("#list")).isFalse();
        assertThat(shown("#found")).isFalse();
        assertThat(lookup("#nothing").<Label>query().getText())
                .contains("marmalade")
                .isEqualTo(field().getAccessibleHelp());
        push(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Appearance");
    }

    @Test
    void inANarrowWindowTheSearchIsReachedFromAPageAndGoesToAnother() {
        show("settings-look-narrow");
        assertThat(lookup("#search").tryQuery()).as("a page covers the list").isEmpty();
        search("do not disturb");
        push(KeyCode.ENTER);
        assertThat(title()).isEqualTo("Notifications and sounds");
        assertThat(lookup("#search").tryQuery()).isEmpty();
        assertThat(focused().getAccessibleText()).isEqualTo("Do not disturb");
    }

    @Test
    void aClickOpensWhatWasFound() {
        show("settings-look");
        search("quiet hours");
        laidOut();
        clickOn(lookup("#found .setting-title").<Node>query());
        assertThat(title()).isEqualTo("Notifications and sounds");
        assertThat(focused().getAccessibleText()).isEqualTo("Quiet hours");
    }

    @Test
    void whatTheAdministratorDecidedIsFoundTooAndItsRowIsReadWhereItsControlTakesNoKeys() throws IOException {
        var managed = Files.writeString(folder.resolve("managed.toml"), "[locked]\nlook.scheme = \"DARK\"\n");
        var preferences = Preferences.unkept(ManagedSettings.load(managed));
        interact(() -> {
            var settings = new SettingsListView();
            var page = new SettingsPageView();
            stage.setScene(new Scene(new HBox(settings, page), 900, 600));
            new Theme(preferences).dress(stage.getScene());
            settings.bind(List.of(LookPage.of(preferences)), page, () -> {});
            stage.show();
        });
        interact(() -> field().requestFocus());
        write("colours");

        assertThat(open()).containsExactly(focused());
        assertThat(focused().getAccessibleText()).isEqualTo("Colours");
        assertThat(focused().lookup(".combo-box").isDisabled()).isTrue();
    }

    private void show(String view) {
        interact(() -> Views.named(view).play(stage, Theme.Scheme.LIGHT));
    }

    private void search(String words) {
        press(KeyCode.SHORTCUT).push(KeyCode.F).release(KeyCode.SHORTCUT);
        assertThat(focused()).isEqualTo(field());
        write(words);
    }

    /// Opens what was found; what is marked then, before the moment of the mark is over.
    private List<Node> open() {
        var rows = new ArrayList<Node>();
        interact(() -> {
            press(KeyCode.ENTER, field());
            rows.addAll(marked());
        });
        return rows;
    }

    private static void press(KeyCode key, Node node) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private Collection<Node> marked() {
        return stage.getScene().getRoot().lookupAll(".setting-found");
    }

    /// As it is after the next pulse.
    private void laidOut() {
        interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    private TextField field() {
        return lookup("#search").query();
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner());
    }

    private String title() {
        return lookup(".settings-page-head .h2").<Label>query().getText();
    }

    private ScrollPane scroll() {
        return lookup(".settings-page .scroll-pane").query();
    }

    private boolean shown(String id) {
        return stage.getScene().getRoot().lookupAll(id).stream().anyMatch(Accessibility::isShown);
    }

    @SuppressWarnings("unchecked")
    private <T> ListView<T> list(String id) {
        return (ListView<T>) stage.getScene().getRoot().lookup(".settings-list " + id);
    }
}
