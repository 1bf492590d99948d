package app.parley.client.update;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseVersionTest {
    @TempDir
    Path folder;

    @Test
    void versionsAreOrderedAsNumbers() {
        assertThat(Stream.of("0.9", "1.0.0-rc1", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "10.0.0")
                        .map(text -> ReleaseVersion.read(text).orElseThrow()))
                .isSorted();
        assertThat(ReleaseVersion.read("1.0")).isEqualTo(ReleaseVersion.read("1.0.0"));
    }

    @Test
    void whatIsNoVersionIsNone() {
        for (var text : new String[] {"", "development", "1", "1.2.3.4", "1.2.x", "9999999.0.0", "1.0.0 ; rm"}) {
            assertThat(ReleaseVersion.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void everyMachineHasItsKindOfPackage() {
        assertThat(PackageKind.of(OperatingSystem.LINUX, true, "amd64")).isEqualTo("linux-deb-x86_64");
        assertThat(PackageKind.of(OperatingSystem.LINUX, false, "aarch64")).isEqualTo("linux-rpm-aarch64");
        assertThat(PackageKind.of(OperatingSystem.WINDOWS, false, "amd64")).isEqualTo("windows-msi-x86_64");
        assertThat(PackageKind.of(OperatingSystem.MACOS, false, "aarch64")).isEqualTo("macos-dmg-aarch64");
    }

    @Test
    void downloadsGoWhereTheUserHasThem() throws IOException {
        var none = Map.<String, String>of();
        assertThat(DownloadsFolder.standard(none, folder)).isEqualTo(folder.resolve("Downloads"));
        Files.createDirectory(folder.resolve(".config"));
        var names = folder.resolve(".config/user-dirs.dirs");
        Files.writeString(names, "XDG_DESKTOP_DIR=\"$HOME/Tisch\"\nXDG_DOWNLOAD_DIR=\"$HOME/Geholt\"\n");
        assertThat(DownloadsFolder.standard(none, folder)).isEqualTo(folder.resolve("Geholt"));
        Files.writeString(names, "XDG_DOWNLOAD_DIR=\"/srv/load\"\n");
        assertThat(DownloadsFolder.standard(none, folder)).isEqualTo(Path.of("/srv/load"));
    }
}
