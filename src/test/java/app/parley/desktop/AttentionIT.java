package app.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program with its window closed, on a desktop with a panel and notifications: it stays there, and a
/// call rings, and is answered from the pop-up and from the notification. A second start hands its link over.
/// Pictures stay under `target/screens/desktop`.
@OneCallAtATime
@Tag("long")
class AttentionIT {
    private static final String PROGRAM = Path.of(System.getProperty("parley.home", "target/parley"), "bin", "parley")
            .toAbsolutePath()
            .toString();
    private static final Path SCREENS = Path.of("target", "screens", "desktop").toAbsolutePath();

    /// Above the panel.
    private static final Rectangle WINDOW = new Rectangle(0, 0, 1200, 700);
    /// Above the panel, at the right.
    private static final Rectangle POPUP = new Rectangle(710, 640, 470, 90);
    /// In the middle of the lower edge.
    private static final Rectangle END = new Rectangle(680, 640, 110, 90);
    /// More than frames and plain areas have.
    private static final int MANY = 60;

    @TempDir
    Path folder;

    @Test
    void aClosedWindowIsCalledAndTheCallAnsweredFromThePopUpAndFromTheNotification()
            throws IOException, InterruptedException {
        try (var server = TestServer.start(folder.resolve("server"));
                var desktop = Desktop.start(folder, Panel.WINDOWS)) {
            var panel = Panel.start(desktop, folder);
            var robot = server.register("robot");
            var maya = server.register("maya");
            try (var socket = maya.on("helper").connect()) {
                maya.chatWith(robot, socket);
            }
            // What it does, for the failure's sake.
            desktop.set("PARLEY_JVM", "-Dparley.log=debug");
            var log = window(desktop, server, maya);
            until(log, "the mark is in the panel", 1);
            desktop.photograph(SCREENS.resolve("panel-open.png"), "the chats", shot -> colours(shot, WINDOW) > MANY);
            desktop.hand("key", "alt+F4");
            until(log, "the window is hidden", 1);
            Desktop.until("the word on where it went", () -> panel.notifications() == 1);
            desktop.photograph(SCREENS.resolve("hidden.png"), "no window", shot -> colours(shot, WINDOW) < MANY);
            panel.close();

            // Somebody types elsewhere.
            var typing = folder.resolve("typing.log");
            desktop.run(typing, "xev", "-event", "keyboard");
            Desktop.until("the other program", () -> Desktop.read(typing).contains("Outer window"));
            desktop.hand("search", "--sync", "--name", "Event Tester", "windowfocus", "--sync");

            var caller = bot(desktop, server, "caller");
            until(log, "the pop-up is up", 1);
            Desktop.until("the notification of the call", () -> panel.notifications() == 1);
            desktop.hand("key", "Return", "space");
            Desktop.until(
                    "the keys to arrive where they belong",
                    () -> Desktop.read(typing).contains("keysym 0x20, space"));
            desktop.photograph(SCREENS.resolve("popup.png"), "the pop-up", shot -> colours(shot, POPUP) > MANY);
            assertThat(Desktop.read(log)).doesNotContain("-> Connecting", "-> Active");
            Desktop.until("the ring from the speaker", () -> loudest(desktop) > 1_000);
            // Answer is the last button of the card.
            desktop.hand("mousemove", "1146", "687", "click", "1");
            until(log, "-> Active", 1);
            Desktop.until("the notification to go", () -> panel.notifications() == 0);
            desktop.hand("search", "--sync", "--onlyvisible", "--name", "^Parley$", "windowfocus", "--sync");
            desktop.photograph(SCREENS.resolve("popup-answered.png"), "the call", AttentionIT::isCall);
            desktop.hand("key", "e");
            until(log, "-> Ended", 1);
            caller.waitFor(20, TimeUnit.SECONDS);
            until(log, "Ended -> Idle", 1);
            desktop.hand("key", "alt+F4");
            until(log, "the window is hidden", 2);

            var second = bot(desktop, server, "second");
            until(log, "the pop-up is up", 2);
            Desktop.until("the notification of the call", () -> panel.notifications() == 1);
            panel.press("answer");
            until(log, "-> Active", 2);
            desktop.hand("search", "--sync", "--onlyvisible", "--name", "^Parley$", "windowfocus", "--sync");
            desktop.photograph(SCREENS.resolve("notification-answered.png"), "the call", AttentionIT::isCall);
            second.destroy();

            var start = desktop.run(
                    folder.resolve("start.log"),
                    PROGRAM,
                    "app",
                    "--data",
                    folder.resolve("window").toString(),
                    "parley://call/robot?video=1");
            assertThat(start.waitFor(20, TimeUnit.SECONDS)).isTrue();
            until(log, "a link was handed over", 1);
            assertThat(start.exitValue()).isZero();
        }
    }

    /// Of two seconds of what the speaker plays; the rest between two rings is shorter.
    private static int loudest(Desktop desktop) {
        try {
            var most = 0;
            for (var sample : desktop.listen()) most = Math.max(most, Math.abs(sample));
            return most;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path window(Desktop desktop, TestServer server, TestUser user) throws IOException {
        var data = folder.resolve("window");
        var vault = new FileSessionVault(data);
        var own = user.on(vault.device().value()).session();
        vault.save(
                new StoredSession(URI.create(server.url()), vault.device(), own.user(), own.token(), own.expiresAt()));
        var log = folder.resolve("window.log");
        desktop.run(log, PROGRAM, "app", "--data", data.toString(), "--server", server.url(), "--media", "synthetic");
        until(log, "signalling connected", 1);
        return log;
    }

    private Process bot(Desktop desktop, TestServer server, String name) throws IOException {
        return desktop.run(
                folder.resolve(name + ".log"),
                PROGRAM,
                "bot",
                "--server",
                server.url(),
                "--user",
                "robot",
                "--password",
                TestUser.PASSWORD,
                "--report",
                folder.resolve(name + ".json").toString(),
                "--call",
                "maya",
                "--seconds",
                "60");
    }

    private static void until(Path log, String text, int times) {
        try {
            Desktop.until(text, () -> Desktop.read(log).split(Pattern.quote(text), -1).length > times);
        } catch (AssertionError e) {
            throw new AssertionError("%s, after:%n%s".formatted(e.getMessage(), Desktop.read(log)), e);
        }
    }

    /// How many colours stand in a part of the screen: a view that is drawn has text, and so many.
    private static int colours(BufferedImage shot, Rectangle part) {
        var seen = new HashSet<Integer>();
        for (var y = part.y; y < part.y + part.height; y++) {
            for (var x = part.x; x < part.x + part.width; x++) seen.add(shot.getRGB(x, y));
        }
        return seen.size();
    }

    /// Whether the button that ends a call stands where it belongs.
    private static boolean isCall(BufferedImage shot) {
        var red = 0;
        for (var y = END.y; y < END.y + END.height; y++) {
            for (var x = END.x; x < END.x + END.width; x++) {
                var colour = new Color(shot.getRGB(x, y));
                if (colour.getRed() > 150 && colour.getGreen() < 90 && colour.getBlue() < 90) red++;
            }
        }
        return red > MANY;
    }
}
