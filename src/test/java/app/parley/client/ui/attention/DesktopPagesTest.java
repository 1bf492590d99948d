package app.parley.client.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.OwnSound;
import app.parley.client.desktop.sound.Ringtone;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Accessibility;
import app.parley.client.ui.Rooms;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class DesktopPagesTest extends ApplicationTest {
    private static final Preference<Boolean> FLAG = Preference.flag("a.flag", true);
    private static final SoundLine.Speaker HEADSET = new SoundLine.Speaker("usb", "USB headset");

    private final Preferences preferences = Preferences.unkept();
    private final List<String> heard = new ArrayList<>();
    private boolean atLogin;
    private boolean loginRefused;
    private StackPane root;

    @Override
    public void start(Stage stage) {
        root = new StackPane();
        var scene = new Scene(root, 760, 900);
        new Theme(preferences).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyControlOfBothPagesHasAName() {
        for (var page : List.of(notifications(), general())) {
            open(page);
            // A box's list is read by the box.
            assertThat(Accessibility.nameless(root)).allMatch(node -> "list-view".equals(node.getId()));
        }
    }

    @Test
    void aRingtoneIsChosenAndHeard() {
        open(notifications());
        interact(() -> box("Ringtone").setValue(Ringtone.LANTERN));
        interact(() -> button("Play the ringtone").fire());
        interact(() -> button("Play a soft tone").fire());

        assertThat(preferences.get(SoundPreferences.RINGTONE)).isEqualTo(Ringtone.LANTERN);
        assertThat(heard).containsExactly("ring", "tone");
    }

    @Test
    void aSpeakerForTheRingIsChosenAndOneThatIsUnpluggedStaysInTheList() {
        preferences.set(SoundPreferences.RING_SPEAKER, Optional.of(new SoundLine.Speaker("old", "Old speaker")));
        open(notifications());
        var box = box("Where it rings");
        assertThat(box.getItems()).hasSize(3);
        interact(() -> box.getSelectionModel().select(1));

        assertThat(preferences.get(SoundPreferences.RING_SPEAKER)).contains(HEADSET);
    }

    @Test
    void quietDaysAreChosen() {
        open(notifications());
        interact(() -> toggle("Quiet hours").setSelected(true));
        interact(() -> button("Monday").fire());

        var hours = preferences.get(QuietPreferences.HOURS);
        assertThat(hours.on()).isTrue();
        assertThat(hours.days()).hasSize(6).doesNotContain(DayOfWeek.MONDAY);
    }

    @Test
    void notToBeDisturbedIsSaidHere() {
        open(notifications());
        interact(() -> toggle("Do not disturb").setSelected(true));

        assertThat(preferences.get(QuietPreferences.DO_NOT_DISTURB)).isEqualTo(new DoNotDisturb.On());
    }

    @Test
    void somebodyIsExcepted() {
        open(notifications());
        var menu = (MenuButton) named("Always ring for");
        assertThat(menu.getText()).isEqualTo("Nobody");
        interact(() -> ((CheckMenuItem) menu.getItems().getFirst()).setSelected(true));

        assertThat(preferences.get(QuietPreferences.EXCEPTED)).containsExactly(Rooms.AMARA.id());
        assertThat(menu.getText()).isEqualTo("One person");
    }

    @Test
    void aFileThatCannotBePlayedIsSaidToBeSo() {
        var name = new Label();
        OwnRingRow.take(
                Path.of("ring.mp3"),
                preferences,
                _ -> CompletableFuture.completedFuture(new OwnSound.Read.NotPlayable()),
                name,
                () -> {});
        interact(() -> {});

        assertThat(name.getText()).contains("MP3 and Ogg it cannot");
        assertThat(preferences.get(SoundPreferences.FILE)).isEmpty();
    }

    @Test
    void theStartAtLoginIsSwitchedAndGoesBackWhereItCannotBe() {
        open(general());
        interact(() -> toggle("Start when you sign in to this computer").setSelected(true));
        assertThat(atLogin).isTrue();
        loginRefused = true;
        interact(() -> toggle("Start when you sign in to this computer").setSelected(false));
        interact(() -> {});

        assertThat(toggle("Start when you sign in to this computer").isSelected())
                .isTrue();
    }

    @Test
    void aKeyToTalkByIsChosen() {
        open(general());
        interact(() -> box("Talk while held").setValue(GlobalKey.F9));

        assertThat(preferences.get(KeyPreferences.TALK)).isEqualTo(GlobalKey.F9);
    }

    @Test
    void aKeyThatSomethingElseHasIsRefusedInWords() {
        preferences.set(KeyPreferences.MUTE, GlobalKey.F8);
        open(general());
        interact(() -> box("Talk while held").setValue(GlobalKey.F8));
        assertThat(box("Talk while held").getValue()).isEqualTo(GlobalKey.NONE);
        assertThat(preferences.get(KeyPreferences.TALK)).isEqualTo(GlobalKey.NONE);
        assertThat(said()).isEqualTo("F8 works in other programs too: Mute and unmute");

        interact(() -> box("Talk while held").setValue(GlobalKey.CTRL_SHIFT_M));
        assertThat(said()).isEqualTo("Ctrl+Shift+M is in use already: Mute and unmute");
        interact(() -> box("Talk while held").setValue(GlobalKey.PAUSE));
        assertThat(said()).isEmpty();
        assertThat(preferences.get(KeyPreferences.TALK)).isEqualTo(GlobalKey.PAUSE);
    }

    @Test
    void whereTheSystemHearsNoKeysItIsSaid() {
        open(general());
        interact(() -> preferences.set(KeyPreferences.HEARD, false));
        assertThat(said()).as("no key is chosen").isEmpty();
        interact(() -> box("Talk while held").setValue(GlobalKey.F9));

        assertThat(said()).startsWith("This system does not let Parley hear the keyboard");
    }

    private String said() {
        var label = (Label) root.lookup("#everywhereSaid");
        return label.getText().replaceAll("[\u2068\u2069]", "");
    }

    private void open(SettingsPage page) {
        interact(() -> root.getChildren().setAll(page.view().get()));
        // What was asked for on other threads has come.
        interact(() -> {});
    }

    private SettingsPage general() {
        return GeneralPage.of(
                preferences,
                FLAG,
                new GeneralPage.AtLogin() {
                    @Override
                    public boolean isOn() {
                        return atLogin;
                    }

                    @Override
                    public boolean set(boolean on) {
                        if (loginRefused) return false;
                        atLogin = on;
                        return true;
                    }
                },
                () -> heard.add("quit"),
                Runnable::run);
    }

    private SettingsPage notifications() {
        return NotificationsPage.of(
                preferences,
                new NotificationsPage.Parts(
                        FLAG,
                        () -> heard.add("ring"),
                        () -> heard.add("tone"),
                        answer -> answer.accept(List.of(HEADSET)),
                        () -> List.of(Rooms.AMARA, Rooms.JONAS),
                        _ -> CompletableFuture.completedFuture(new OwnSound.Read.Missing())));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Object> box(String name) {
        return (ComboBox<Object>) named(name);
    }

    private ButtonBase button(String name) {
        return (ButtonBase) named(name);
    }

    private atlantafx.base.controls.ToggleSwitch toggle(String name) {
        return (atlantafx.base.controls.ToggleSwitch) named(name);
    }

    private Node named(String name) {
        return find(root, name).orElseThrow(() -> new AssertionError("no control is called " + name));
    }

    private static Optional<Node> find(Node node, String name) {
        if (name.equals(node.getAccessibleText()) && node.isFocusTraversable()) return Optional.of(node);
        if (!(node instanceof Parent parent)) return Optional.empty();
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(child -> find(child, name).stream())
                .findFirst();
    }
}
