package app.parley.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedSettingsTest {
    private static final Preference<Boolean> LOUD = Preference.flag("ring.loud", true);
    private static final Preference<Integer> VOLUME = Preference.number("ring.volume", 80, 0, 100);
    private static final Preference<String> NAME = Preference.text("name");
    private static final List<Preference<?>> KNOWN = List.of(LOUD, VOLUME, NAME);

    @TempDir
    Path folder;

    @Test
    void aDefaultHoldsUntilTheUserChoosesAndAgainWhenTheyChooseItBack() throws IOException {
        var preferences = load("[defaults]\nring.volume = 50\nring.loud = false\nname = \"Reception\"\n");
        assertThat(preferences.get(VOLUME)).isEqualTo(50);
        assertThat(preferences.get(LOUD)).isFalse();
        assertThat(preferences.get(NAME)).isEqualTo("Reception");
        assertThat(preferences.isLocked(VOLUME)).isFalse();
        preferences.set(VOLUME, 80);
        assertThat(preferences.get(VOLUME)).as("the program's standard, chosen").isEqualTo(80);
        assertThat(ownFile()).contains("ring.volume=80");
        preferences.set(VOLUME, 50);
        assertThat(ownFile()).doesNotContain("ring.volume");
    }

    @Test
    void whatIsLockedHoldsWhateverWasChosenAndCannotBeChosen() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "ring.loud=true\n");
        var preferences = load("[locked.ring]\nloud = false\n[defaults]\nring.loud = true\n");
        var heard = new ArrayList<Boolean>();
        preferences.observe(LOUD, heard::add);
        preferences.set(LOUD, true);
        assertThat(preferences.get(LOUD)).isFalse();
        assertThat(preferences.isLocked(LOUD)).isTrue();
        assertThat(heard).containsExactly(false);
        assertThat(ownFile()).as("the user's own choice is kept").contains("ring.loud=true");
    }

    @Test
    void aFileThatIsBrokenHasNoEffectAndIsToldByItsLine() throws IOException {
        var managed = managed("[locked]\nring.loud = false\nring.volume = = 3\n");
        assertThat(managed.problems()).singleElement().asString().startsWith("line 3: ");
        var preferences = Preferences.load(folder, Runnable::run, managed);
        assertThat(preferences.get(LOUD)).isTrue();
        assertThat(preferences.isLocked(LOUD)).isFalse();
    }

    @Test
    void whatMakesNoSenseIsToldAndTheRestHolds() throws IOException {
        var managed = managed("""
                surprise = 1
                [defaults]
                ring.volume = 900
                name = [1]
                no.such = 1
                [locked]
                ring.loud = false
                """).checked(KNOWN);
        assertThat(managed.problems())
                .containsExactlyInAnyOrder(
                        "surprise is neither [defaults] nor [locked]",
                        "name is neither text nor a whole number, true or false",
                        "ring.volume cannot be \"900\"",
                        "no.such is no setting");
        var preferences = Preferences.load(folder, Runnable::run, managed);
        assertThat(preferences.get(VOLUME)).isEqualTo(80);
        assertThat(preferences.get(LOUD)).isFalse();
    }

    @Test
    void aTableThatIsNoneIsTold() throws IOException {
        assertThat(managed("locked = true\n").problems()).containsExactly("locked is no table: write [locked]");
    }

    @Test
    void aFileThatCannotBeReadIsToldAndOneThatIsNotThereIsNot() {
        assertThat(ManagedSettings.load(folder).problems())
                .singleElement()
                .asString()
                .startsWith("it cannot be read");
        assertThat(ManagedSettings.load(folder.resolve("none.toml"))).isEqualTo(ManagedSettings.NONE);
    }

    @Test
    void everySystemHasItsPlaceThatOnlyAdministratorsWriteTo() {
        assertThat(ManagedSettings.place(OperatingSystem.LINUX, Map.of()))
                .isEqualTo(Path.of("/etc/parley/managed.toml"));
        assertThat(ManagedSettings.place(OperatingSystem.MACOS, Map.of()))
                .isEqualTo(Path.of("/Library/Application Support/Parley/managed.toml"));
        assertThat(ManagedSettings.place(OperatingSystem.WINDOWS, Map.of("ProgramData", folder.toString())))
                .isEqualTo(folder.resolve("Parley").resolve("managed.toml"));
    }

    private Preferences load(String toml) throws IOException {
        return Preferences.load(folder, Runnable::run, managed(toml));
    }

    private ManagedSettings managed(String toml) throws IOException {
        return ManagedSettings.load(Files.writeString(folder.resolve("managed.toml"), toml));
    }

    private String ownFile() throws IOException {
        return Files.readString(folder.resolve("settings.properties"));
    }
}
