package app.parley.client.ui.update;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.Texts;
import app.parley.client.update.Feed.Offer;
import app.parley.client.update.Release;
import app.parley.client.update.ReleaseVersion;
import app.parley.client.update.UpdateFailure;
import app.parley.client.update.UpdateInput;
import app.parley.client.update.UpdatePolicy;
import app.parley.client.update.UpdateState;
import app.parley.support.OneWindowAtATime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class UpdateViewTest extends ApplicationTest {
    private static final Release.Installer FILE = new Release.Installer(
            "linux-deb-x86_64", URI.create("https://example.org/parley_2.0.0_amd64.deb"), 1000, "a".repeat(64));
    private static final Offer OFFER = new Offer(
            new Release(ReleaseVersion.read("2.0.0").orElseThrow(), Map.of("en", "Voice messages."), List.of(FILE)),
            FILE);

    private final List<UpdateInput> posted = new ArrayList<>();
    private UpdateViewModel model;
    private UpdateView view;

    @Override
    public void start(Stage stage) {
        model = new UpdateViewModel(posted::add, "1.4.0", true, state(new UpdateState.Resting(null), false));
        view = new UpdateView();
        view.bind(model, true);
        stage.setScene(new Scene(view, 480, 200));
        stage.show();
    }

    @Test
    void aLineComesUpOnlyWhereThereIsSomethingToSayAndNeverDuringACall() {
        assertThat(view.isVisible()).isFalse();
        show(new UpdateState.Resting(UpdateFailure.UNREACHABLE), false);
        assertThat(view.isVisible()).as("a failure is told in the settings").isFalse();
        show(new UpdateState.Offered(OFFER, null, false), true);
        assertThat(view.isVisible()).isFalse();
        show(new UpdateState.Offered(OFFER, null, false), false);
        assertThat(view.isVisible()).isTrue();
        assertThat(words()).isEqualTo(Texts.of("update.offered", "2.0.0"));
        interact(() -> button("deed").fire());
        interact(() -> button("later").fire());
        assertThat(posted).containsExactly(new UpdateInput.Wanted(), new UpdateInput.Later());
        show(new UpdateState.Offered(OFFER, null, true), false);
        assertThat(view.isVisible()).isFalse();
    }

    @Test
    void whatIsNewIsShownWhenAskedFor() {
        show(new UpdateState.Offered(OFFER, null, false), false);
        var notes = (Label) view.lookup("#notes");
        assertThat(notes.isVisible()).isFalse();
        interact(() -> button("news").fire());
        assertThat(notes.isVisible()).isTrue();
        assertThat(notes.getText()).isEqualTo("Voice messages.");
    }

    @Test
    void aPageThatIsLeftHearsNothingMore() {
        interact(() -> view.getScene().setRoot(new Pane()));
        var before = words();
        show(new UpdateState.Offered(OFFER, null, false), false);
        assertThat(words())
                .as("the model would hold every page that was ever opened")
                .isEqualTo(before);
    }

    @Test
    void onLinuxTheCommandThatInstallsItIsSaid() {
        show(new UpdateState.Ready(OFFER, Path.of("/home/a/parley.deb")), false);
        assertThat(((Label) view.lookup("#help")).getText()).contains(model.command());
        assertThat(model.command()).isEqualTo("sudo apt install '/home/a/parley.deb'");
        assertThat(button("deed").getText()).isEqualTo("Copy the command");
    }

    private void show(UpdateState.Phase phase, boolean talking) {
        interact(() -> model.show(state(phase, talking)));
    }

    private static UpdateState state(UpdateState.Phase phase, boolean talking) {
        return new UpdateState(phase, UpdatePolicy.BY_ITSELF, null, 0, talking);
    }

    private String words() {
        return ((Label) view.lookup("#words")).getText();
    }

    private Button button(String id) {
        return (Button) view.lookup("#" + id);
    }
}
