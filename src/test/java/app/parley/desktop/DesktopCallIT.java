package app.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.parley.bot.BotReport;
import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.protocol.json.ProtocolJson;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program in a real window, with its real audio module on PulseAudio, calls a bot and is called
/// by one. Pictures of the display stay under `target/screens/desktop`.
@OneCallAtATime
class DesktopCallIT {
    /// Far from the bot's own: where the speaker sounds, the cancellation of echo holds what is near it for an
    /// echo.
    private static final double MICROPHONE_HZ = 1300;

    static final double BOT_HZ = 440;
    /// How far a tone may be moved where a busy machine's jitter buffer stretches and cuts sound, measured: 3 %.
    private static final double STRETCHED_HZ = 80;

    private static final String PROGRAM = Path.of(System.getProperty("parley.home", "target/parley"), "bin", "parley")
            .toAbsolutePath()
            .toString();
    private static final Path SCREENS = Path.of("target", "screens", "desktop").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void callsABotAndIsCalledByOne() throws IOException, InterruptedException {
        try (var server = TestServer.start(folder.resolve("server"));
                var desktop = Desktop.start(folder)) {
            desktop.speak(MICROPHONE_HZ);
            var bots = server.register("robot");
            var maya = server.register("maya");
            try (var socket = maya.on("helper").connect()) {
                maya.chatWith(bots, socket);
            }
            var log = window(desktop, server, maya);

            var called = bot(desktop, folder, server, "called", "--answer", "--calls", "1");
            Desktop.until(
                    "the bot", () -> Desktop.read(folder.resolve("called.log")).contains("ready"));
            // The chat's row in the list, then the camera in the header, where the first start of the window has them.
            desktop.hand("mousemove", "230", "140", "click", "1");
            awaitHeader(desktop);
            desktop.hand("mousemove", "1112", "32", "click", "1");
            awaitState(log, "Active", 1);
            hears(desktop, BOT_HZ);
            desktop.hand("mousemove", "600", "300");
            desktop.photograph(SCREENS.resolve("calling-active.png"));
            awaitMicrophone("called");
            desktop.hand("key", "e");
            awaitState(log, "Ended", 1);
            hearsTheMicrophone(report(called, "called"));

            Desktop.until("the end to leave the screen", () -> count(log, "Ended -> Idle") == 1);
            var caller = bot(desktop, folder, server, "caller", "--call", "maya", "--seconds", "60");
            awaitState(log, "Ringing", 1);
            desktop.photograph(SCREENS.resolve("called-ringing.png"));
            // Answer is the last of the four buttons, in the middle of the stage.
            desktop.hand("mousemove", "752", "558", "click", "1");
            awaitState(log, "Active", 2);
            hears(desktop, BOT_HZ);
            desktop.photograph(SCREENS.resolve("called-active.png"));

            desktop.freeze(caller);
            awaitState(log, "Reconnecting", 1);
            desktop.photograph(
                    SCREENS.resolve("called-reconnecting.png"), "a dimmed picture", shown -> light(shown) < 150);
            desktop.thaw(caller);
            awaitState(log, "Active", 3);
            awaitMicrophone("caller");
            desktop.hand("mousemove", "600", "300");
            desktop.hand("key", "e");
            awaitState(log, "Ended", 2);
            desktop.photograph(SCREENS.resolve("called-ended.png"), "the dark stage", shown -> light(shown) < 64);
            hearsTheMicrophone(report(caller, "caller"));
        }
    }

    private Path window(Desktop desktop, TestServer server, TestUser user) throws IOException {
        var data = folder.resolve("window");
        var vault = new FileSessionVault(data);
        var own = user.on(vault.device().value()).session();
        vault.save(
                new StoredSession(URI.create(server.url()), vault.device(), own.user(), own.token(), own.expiresAt()));
        var log = folder.resolve("window.log");
        desktop.run(log, PROGRAM, "app", "--data", data.toString(), "--server", server.url());
        Desktop.until("the window's connection", () -> Desktop.read(log).contains("signalling connected"));
        return log;
    }

    /// Starts a bot of this project's own, whose output and report go into `folder`.
    static Process bot(Desktop desktop, Path folder, TestServer server, String name, String... role)
            throws IOException {
        var command = new java.util.ArrayList<>(Arrays.asList(
                PROGRAM,
                "bot",
                "--server",
                server.url(),
                "--user",
                "robot",
                "--password",
                TestUser.PASSWORD,
                "--report",
                folder.resolve(name + ".json").toString()));
        command.addAll(Arrays.asList(role));
        return desktop.run(folder.resolve(name + ".log"), command.toArray(String[]::new));
    }

    private BotReport.CallReport report(Process bot, String name) throws IOException, InterruptedException {
        assertThat(bot.waitFor(30, TimeUnit.SECONDS)).as("the bot ends").isTrue();
        return ProtocolJson.read(BotReport.class, Files.readString(folder.resolve(name + ".json")))
                .calls()
                .getFirst();
    }

    /// Until most of what the bot heard in this call was the microphone: how long that takes is up to its
    /// jitter buffer.
    private void awaitMicrophone(String bot) {
        var says = Pattern.compile("hears ([0-9.]+) Hz");
        Desktop.until(
                "the microphone at the bot",
                () -> says.matcher(Desktop.read(folder.resolve(bot + ".log")))
                        .results()
                        .reduce((_, last) -> last)
                        .filter(last -> Math.abs(Double.parseDouble(last.group(1)) - MICROPHONE_HZ) <= STRETCHED_HZ)
                        .isPresent());
    }

    private static void hearsTheMicrophone(BotReport.CallReport call) {
        assertThat(call.outcome()).isEqualTo("completed");
        assertThat(call.remote().toneHz()).isNotNull().isCloseTo(MICROPHONE_HZ, within(STRETCHED_HZ));
    }

    /// What comes out of the speaker is the other side's tone.
    static void hears(Desktop desktop, double hertz) {
        Desktop.until(hertz + " Hz from the speaker", () -> {
            try {
                var meter = new ToneMeter();
                meter.heard(desktop.listen(), 48_000, 1);
                return meter.read().isTone(hertz);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static void awaitHeader(Desktop desktop) {
        // The header's icon is drawn in the accent colour; before, there is paper.
        desktop.photograph(SCREENS.resolve("chat.png"), "the header's icons", image -> {
            for (var x = 1100; x < 1126; x++) {
                for (var y = 20; y < 44; y++) if ((image.getRGB(x, y) & 0xFFFFFF) == 0x0F766E) return true;
            }
            return false;
        });
    }

    /// Of the bot's test pattern at its light left edge, 0 to 255: 192 as it comes.
    private static int light(BufferedImage shown) {
        return shown.getRGB(40, 300) & 0xFF;
    }

    private static void awaitState(Path log, String state, int times) {
        Desktop.until(state, () -> count(log, "-> " + state) >= times);
    }

    private static int count(Path log, String text) {
        return Desktop.read(log).split(Pattern.quote(text), -1).length - 1;
    }
}
