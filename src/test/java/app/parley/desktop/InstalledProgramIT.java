package app.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The package as it is installed on a system of its own (a root folder), started from its menu entry by a
/// person who is no administrator: it calls, and after an upgrade it knows its person still. For
/// `installers/check-linux.sh`, which installs, upgrades and removes around it, and says by `-Dparley.root`
/// where that system is; skipped without.
@OneCallAtATime
@Tag("long")
class InstalledProgramIT {
    private static final Path SCREENS = Path.of("target", "screens", "desktop").toAbsolutePath();
    private static final String PERSON = "ada";

    @Test
    void theProgramStartsFromItsMenuEntryAndCallsAndKnowsItsPersonAfterAnUpgrade()
            throws IOException, InterruptedException {
        assumeThat(System.getProperty("parley.root"))
                .as("a system to look at, -Dparley.root")
                .isNotNull();
        var root = Path.of(System.getProperty("parley.root"));
        // At the same path for the system and for this test: the sound system's socket, the server's data.
        var folder = Path.of(System.getProperty("parley.shared"));
        var first = !Files.exists(folder.resolve("port"));
        var stage = Files.createDirectories(folder.resolve(first ? "first" : "again"));
        var config = TestServer.config(folder);
        if (!first) {
            config = config.withPort(
                    Integer.parseInt(Files.readString(folder.resolve("port")).strip()));
        }
        try (var server = TestServer.start(config);
                var desktop = Desktop.start(stage)) {
            if (first) signIn(root, server);
            Files.writeString(folder.resolve("port"), Integer.toString(server.port()));
            var log = stage.resolve("program.log");
            try {
                desktop.run(
                        log,
                        "chroot",
                        "--userspec=" + PERSON + ":" + PERSON,
                        root.toString(),
                        "/usr/bin/env",
                        "HOME=/home/" + PERSON,
                        "PATH=/usr/local/bin:/usr/bin:/bin",
                        "LANG=C.UTF-8",
                        "gtk-launch",
                        "app.parley.Parley");
                Desktop.until("its connection", () -> Desktop.read(log).contains("signalling connected"));
                call(desktop, stage, server, log, first ? "installed" : "upgraded");
                desktop.hand("key", "ctrl+q");
                Desktop.until("its end", () -> processes(root).findAny().isEmpty());
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + ", after:\n" + Desktop.read(log), e);
            } finally {
                processes(root).forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    /// A chat with a bot, clicked in the list, and its camera in the header, as [DesktopCallIT] does.
    private static void call(Desktop desktop, Path stage, TestServer server, Path log, String name)
            throws IOException, InterruptedException {
        var bot = DesktopCallIT.bot(desktop, stage, server, "bot", "--answer", "--calls", "1");
        Desktop.until("the bot", () -> Desktop.read(stage.resolve("bot.log")).contains("ready"));
        desktop.hand("mousemove", "230", "140", "click", "1");
        DesktopCallIT.awaitHeader(desktop);
        desktop.photograph(SCREENS.resolve(name + "-chat.png"));
        desktop.hand("mousemove", "1112", "32", "click", "1");
        Desktop.until("the call", () -> Desktop.read(log).contains("-> Active"));
        DesktopCallIT.hears(desktop, DesktopCallIT.BOT_HZ);
        desktop.photograph(SCREENS.resolve(name + "-call.png"));
        desktop.hand("mousemove", "600", "300");
        desktop.hand("key", "e");
        Desktop.until("the end of the call", () -> Desktop.read(log).contains("-> Ended"));
        bot.destroy();
    }

    /// What a person who has used the program before has in their home.
    private static void signIn(Path root, TestServer server) throws IOException, InterruptedException {
        var robot = server.register("robot");
        var ada = server.register(PERSON);
        try (var socket = ada.on("helper").connect()) {
            ada.chatWith(robot, socket);
        }
        var data = root.resolve("home/" + PERSON + "/.local/share/parley");
        var vault = new FileSessionVault(Files.createDirectories(data));
        var own = ada.on(vault.device().value()).session();
        vault.save(
                new StoredSession(URI.create(server.url()), vault.device(), own.user(), own.token(), own.expiresAt()));
        Files.writeString(data.resolve("settings.properties"), "server=" + server.url());
        var owned = new ProcessBuilder(
                        "chroot", root.toString(), "chown", "-R", PERSON + ":" + PERSON, "/home/" + PERSON)
                .inheritIO()
                .start();
        assertThat(owned.waitFor()).isZero();
    }

    private static Stream<ProcessHandle> processes(Path root) {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info()
                        .command()
                        .filter(path -> path.startsWith(Objects.toString(root.resolve("usr/lib/parley"))))
                        .isPresent());
    }
}
