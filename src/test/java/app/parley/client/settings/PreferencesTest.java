package app.parley.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.LastServer;
import app.parley.machine.OperatingSystem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreferencesTest {
    private static final Preference<Boolean> LOUD = Preference.flag("test.loud", true);
    private static final Preference<Integer> VOLUME = Preference.number("test.volume", 80, 0, 100);
    private static final Preference<Colour> COLOUR = Preference.choice("test.colour", Colour.TEAL);
    private static final Preference<String> NAME = Preference.text("test.name");

    @TempDir
    Path folder;

    private enum Colour {
        TEAL,
        RED {
            @Override
            public String toString() {
                return "a colour with a class of its own";
            }
        }
    }

    @Test
    void theStandardHoldsUntilSomebodyChooses() {
        var fresh = load(folder.resolve("new"));
        assertThat(fresh.get(LOUD)).isTrue();
        assertThat(fresh.get(VOLUME)).isEqualTo(80);
        assertThat(fresh.get(COLOUR)).isEqualTo(Colour.TEAL);
        assertThat(fresh.get(NAME)).isEmpty();
        assertThat(fresh.get(LastServer.PREFERENCE)).isEmpty();
    }

    @Test
    void whatWasChosenIsThereAtTheNextStart() {
        var chosen = load(folder.resolve("data"));
        chosen.set(LOUD, false);
        chosen.set(VOLUME, 35);
        chosen.set(COLOUR, Colour.RED);
        chosen.set(NAME, "Kopfhörer = links\\rechts 周");
        chosen.set(LastServer.PREFERENCE, Optional.of(URI.create("https://chat.example.org")));

        var next = load(folder.resolve("data"));
        assertThat(next.get(LOUD)).isFalse();
        assertThat(next.get(VOLUME)).isEqualTo(35);
        assertThat(next.get(COLOUR)).isEqualTo(Colour.RED);
        assertThat(next.get(NAME)).isEqualTo("Kopfhörer = links\\rechts 周");
        assertThat(next.get(LastServer.PREFERENCE)).contains(URI.create("https://chat.example.org"));
    }

    @Test
    void backAtTheStandardNothingIsKept() throws Exception {
        var chosen = load(folder);
        chosen.set(LOUD, false);
        chosen.set(LOUD, true);
        assertThat(Files.readString(folder.resolve("settings.properties"))).doesNotContain("test.loud");
    }

    @Test
    void whoObservesIsToldAtOnceAndOfEveryChangeUntilTheyLeave() {
        var chosen = Preferences.unkept();
        var heard = new ArrayList<Integer>();
        var watching = chosen.observe(VOLUME, heard::add);
        chosen.set(VOLUME, 10);
        chosen.set(VOLUME, 10);
        chosen.set(LOUD, false);
        watching.unsubscribe();
        chosen.set(VOLUME, 20);
        assertThat(heard).containsExactly(80, 10);
    }

    @Test
    void whatAPersonWroteIntoTheFileDoesNoHarm() throws Exception {
        Files.writeString(
                folder.resolve("settings.properties"),
                "colour=teal\nserver=:nonsense\ntest.volume = 900\ntest.loud=maybe\ntest.colour=MAUVE\nbroken=\\uXYZ\n");
        var read = load(folder);
        assertThat(read.get(VOLUME)).isEqualTo(80);
        assertThat(read.get(LOUD)).isTrue();
        assertThat(read.get(COLOUR)).isEqualTo(Colour.TEAL);
        assertThat(read.get(LastServer.PREFERENCE)).isEmpty();
    }

    @Test
    void writingKeepsWhatItDoesNotKnow() throws Exception {
        Files.writeString(folder.resolve("settings.properties"), "colour=teal\n");
        load(folder).set(VOLUME, 20);
        assertThat(Files.readString(folder.resolve("settings.properties"))).contains("colour=teal", "test.volume=20");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenAtTheEnd() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("data"), "a file where the folder should be");
        var chosen = load(inTheWay);
        chosen.set(VOLUME, 20);
        assertThat(chosen.get(VOLUME)).isEqualTo(20);
        Files.delete(inTheWay);
        chosen.close();
        assertThat(load(inTheWay).get(VOLUME)).isEqualTo(20);
    }

    @Test
    void everySystemHasItsOwnPlaceForData() {
        var home = folder;
        var named = folder.resolve("elsewhere");
        assertThat(UserFolder.standard(OperatingSystem.LINUX, Map.of(), home))
                .isEqualTo(home.resolve(".local/share/parley"));
        assertThat(UserFolder.standard(OperatingSystem.LINUX, Map.of("XDG_DATA_HOME", named.toString()), home))
                .isEqualTo(named.resolve("parley"));
        assertThat(UserFolder.standard(OperatingSystem.LINUX, Map.of("XDG_DATA_HOME", "relative"), home))
                .isEqualTo(home.resolve(".local/share/parley"));
        assertThat(UserFolder.standard(OperatingSystem.MACOS, Map.of(), home))
                .isEqualTo(home.resolve("Library/Application Support/Parley"));
        assertThat(UserFolder.standard(OperatingSystem.WINDOWS, Map.of("APPDATA", named.toString()), home))
                .isEqualTo(named.resolve("Parley"));
    }

    private static Preferences load(Path folder) {
        return Preferences.load(folder, Runnable::run);
    }
}
