package app.parley.client.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginStartTest {
    private static final List<String> COMMAND = List.of("/opt/Par ley/bin/parley", "app");

    @TempDir
    Path home;

    @Test
    void onLinuxItIsADesktopEntryAmongTheAutostarts() throws IOException {
        var start = LoginStart.of(OperatingSystem.LINUX, Map.of(), home, COMMAND);
        assertThat(start.isOn()).isFalse();
        start.set(true);

        assertThat(start.isOn()).isTrue();
        assertThat(Files.readString(home.resolve(".config/autostart/app.parley.Parley.desktop")))
                .startsWith("[Desktop Entry]\nType=Application\n")
                .contains("\nExec=\"/opt/Par ley/bin/parley\" \"app\" --hidden\n")
                .as("once the program is removed, the entry is passed over")
                .contains("\nTryExec=/opt/Par ley/bin/parley\n");
        start.set(false);
        assertThat(start.isOn()).isFalse();
        start.set(false);
    }

    @Test
    void onLinuxTheFolderForSettingsIsFollowedAndReservedCharactersAreQuoted() {
        var start = LoginStart.of(
                OperatingSystem.LINUX, Map.of("XDG_CONFIG_HOME", "/etc/mine"), home, List.of("/a\"b/$c/100%/`d`/e\\f"));

        assertThat(start.entry()).isEqualTo(Path.of("/etc/mine/autostart/app.parley.Parley.desktop"));
        assertThat(start.text()).contains("\nTryExec=/a\"b/$c/100%/`d`/e\\\\f\n");
        assertThat(start.text()).contains("Exec=\"/a\\\\\"b/\\\\$c/100%%/\\\\`d\\\\`/e\\\\\\\\f\" --hidden");
    }

    @Test
    void onMacItIsALaunchAgent() {
        var start =
                LoginStart.of(OperatingSystem.MACOS, Map.of(), home, List.of("/Applications/A & B.app/parley", "app"));

        assertThat(start.entry()).isEqualTo(home.resolve("Library/LaunchAgents/app.parley.Parley.plist"));
        assertThat(start.text())
                .contains("<string>app.parley.Parley</string>")
                .contains("""
                          <array>
                            <string>/Applications/A &amp; B.app/parley</string>
                            <string>app</string>
                            <string>--hidden</string>
                          </array>
                        """)
                .contains("<key>RunAtLoad</key>\n  <true/>");
    }

    @Test
    void onWindowsItIsACommandInTheStartupFolder() {
        var start = LoginStart.of(
                OperatingSystem.WINDOWS,
                Map.of("APPDATA", home.toString()),
                home,
                List.of("C:\\100% Parley\\Parley.exe"));

        assertThat(start.entry())
                .isEqualTo(home.resolve("Microsoft")
                        .resolve("Windows")
                        .resolve("Start Menu")
                        .resolve("Programs")
                        .resolve("Startup")
                        .resolve("Parley.cmd"));
        assertThat(start.text()).isEqualTo("@echo off\r\nstart \"\" \"C:\\100%% Parley\\Parley.exe\" --hidden\r\n");
    }
}
