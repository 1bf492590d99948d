package app.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// What a desktop has around its windows: a message bus, a panel with room for marks (tint2) and notifications
/// (dunst).
final class Panel {
    /// Windows keep their size, and can be closed as people close them.
    static final String WINDOWS = """
            <openbox_config xmlns="http://openbox.org/3.4/rc">
            <focus><focusNew>yes</focusNew></focus>
            <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
            <applications><application title="Parley"><decor>no</decor><maximized>yes</maximized></application></applications>
            </openbox_config>
            """;

    private final Desktop desktop;
    private final Path folder;

    private Panel(Desktop desktop, Path folder) {
        this.desktop = desktop;
        this.folder = folder;
    }

    static Panel start(Desktop desktop, Path folder) throws IOException {
        var bus = folder.resolve("bus");
        desktop.set("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus);
        var listening = folder.resolve("bus.address");
        desktop.run(
                listening,
                "dbus-daemon",
                "--session",
                "--nofork",
                "--nopidfile",
                "--address=unix:path=" + bus,
                "--print-address");
        // The socket's file is there a moment before anybody listens; the address is said after it.
        Desktop.until("the bus", () -> Desktop.read(listening).contains("unix:"));
        var tint2 = Files.writeString(folder.resolve("tint2rc"), """
                panel_items = TSC
                panel_size = 100% 32
                panel_position = bottom center horizontal
                panel_background_id = 1
                systray_icon_size = 24
                time1_format = %H:%M
                wm_menu = 0
                strut_policy = follow_size
                rounded = 0
                background_color = #2b2f33 100
                """);
        desktop.run("tint2", "-c", tint2.toString());
        // Chooses the action that the file names, as a person would in the menu of a notification.
        var chooser = Files.writeString(folder.resolve("choose"), """
                #!/bin/sh
                grep -i -- "$(cat '%s')" | head -1
                """.formatted(folder.resolve("choice")));
        Files.setPosixFilePermissions(chooser, PosixFilePermissions.fromString("rwx------"));
        var dunst = Files.writeString(folder.resolve("dunstrc"), """
                [global]
                origin = top-right
                offset = 16x16
                dmenu = %s
                browser = /bin/true
                always_run_script = false
                """.formatted(chooser));
        desktop.run("dunst", "-conf", dunst.toString());
        var panel = new Panel(desktop, folder);
        Desktop.until("the notifications", () -> panel.ask("count", "displayed").equals("0"));
        return panel;
    }

    /// How many notifications are on the screen.
    int notifications() {
        var count = ask("count", "displayed");
        return count.isEmpty() ? -1 : Integer.parseInt(count);
    }

    /// Presses the button of the notification on the screen whose label has these words.
    void press(String words) throws IOException {
        Files.writeString(folder.resolve("choice"), words);
        ask("context");
    }

    /// Closes every notification.
    void close() {
        ask("close-all");
        Desktop.until("no notification", () -> notifications() == 0);
    }

    private String ask(String... words) {
        try {
            var answer = folder.resolve("dunstctl.out");
            var command = new String[words.length + 1];
            command[0] = "dunstctl";
            System.arraycopy(words, 0, command, 1, words.length);
            var asked = desktop.run(answer, command);
            assertThat(asked.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(asked.exitValue()).as(() -> Desktop.read(answer)).isZero();
            return Files.readString(answer)
                    .lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .findFirst()
                    .orElse("");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
