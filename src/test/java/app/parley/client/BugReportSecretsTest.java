package app.parley.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.Reply;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.Connection;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.logback.LogFile;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.synthetic.SineTone;
import app.parley.client.media.synthetic.TestPattern;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyServices.Desk;
import app.parley.protocol.Session;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Puts what must not leave the machine where it really is (the session's file, the store, the settings, the
/// log), and looks for it in every byte of what would leave.
@SuppressWarnings("NullAway.Init") // set before the test
@OneCallAtATime
class BugReportSecretsTest {
    private static final String MESSAGE = "the safe is behind the painting";
    private static final String CREDENTIAL = "kZ7q+2mW9xB/4tYc1vR8sN3dLhE=";
    private static final String HEADSET = "Glasses of Samantha";

    @TempDir
    Path folder;

    @Test
    void nothingOfAPersonIsInWhatMayLeaveTheMachine() throws Exception {
        var data = folder.resolve("client");
        var target = folder.resolve("report.zip");
        try (var server = TestServer.start(folder.resolve("server"));
                var _ = LogFile.begin(data);
                var preferences = preferences(data)) {
            server.register("samantha");
            var jonathan = server.register("jonathan");
            preferences.set(QuietPreferences.EXCEPTED, Set.of(jonathan.id()));
            var options = new ClientOptions(data, preferences, URI.create(server.url()), false, true, null, _ -> {});
            try (var wiring =
                    new WindowWiring(ClientWiring.withSynthetic(() -> new SineTone(440), TestPattern::new), options)) {
                var address = URI.create(server.url());
                var reply = get(wiring.door().login(address, "samantha", TestUser.PASSWORD));
                var session = ((Reply.Got<Session>) reply).value();
                var desk = get(wiring.enter(address, session));
                write(desk, jonathan);
                beCareless(session);
                var found = examine(desk);
                var report = get(desk.diagnostics().report(found, List.of("jonathan", "Jonathan")));
                assertThat(get(desk.diagnostics().save(report, target))).isTrue();

                var secrets = List.of(
                        session.token(),
                        TestUser.PASSWORD,
                        CREDENTIAL,
                        "samantha",
                        "jonathan",
                        session.user().id().value(),
                        jonathan.id().value(),
                        MESSAGE,
                        HEADSET,
                        System.getProperty("user.home"),
                        folder.toString(),
                        "/home/",
                        "127.0.0.1",
                        "192.0.2.7",
                        "example.org",
                        Integer.toString(server.port()),
                        "46117",
                        "ice-pwd");
                assertThat(whole(data))
                        .as("they are there to be found")
                        .contains(
                                session.token(), MESSAGE, HEADSET, jonathan.id().value());
                var left = unpacked(target);
                for (var secret : secrets) assertThat(left).doesNotContain(secret.toLowerCase(Locale.ROOT));
                assertThat(left).contains("ring.volume=33", "session_stands", "a word that helps", "os.name");
            }
        }
    }

    private static Preferences preferences(Path data) {
        var preferences = Preferences.load(data, Runnable::run);
        preferences.set(SoundPreferences.RING_VOLUME, 33);
        preferences.set(SoundPreferences.FILE, "/home/samantha/Music/ring.ogg");
        preferences.set(
                DeviceSettings.MICROPHONE, Optional.of(new MediaDevice(MediaDevice.Kind.MICROPHONE, "usb-7", HEADSET)));
        return preferences;
    }

    /// Sends a message, and waits until it is in the store.
    private static void write(Desk desk, TestUser to) throws Exception {
        var online = new CompletableFuture<Boolean>();
        desk.chats().observe(seen -> {
            if (seen.connection() instanceof Connection.Online) online.complete(true);
        });
        get(online);
        var chat = ((ChatOpening.Opened) get(desk.chats().open(to.id()))).chat();
        var stored = new CompletableFuture<Boolean>();
        desk.chats().observe(chat, seen -> {
            if (seen.messages().stream().anyMatch(message -> message.text().equals(MESSAGE))) stored.complete(true);
        });
        desk.chats().send(chat, MESSAGE);
        get(stored);
    }

    /// Logs what nobody should, as a mistake would.
    private void beCareless(Session session) {
        var log = LoggerFactory.getLogger(BugReportSecretsTest.class);
        log.info("a word that helps");
        log.info("joined as {} by {}", session.user().username(), session.token());
        log.info(
                "signing in with {\"username\":\"{}\",\"password\":\"{}\"}",
                session.user().username(),
                TestUser.PASSWORD);
        log.info("relay asks for {}", CREDENTIAL);
        log.info("offer v=0\r\no=- 46117 2 IN IP4 127.0.0.1\r\na=ice-pwd:asd88fgpdd777uzjYhagZg\r\n");
        log.info("files in {} and /home/samantha/Music", folder);
        log.info("not there", new ConnectException("Connection refused: chat.example.org/192.0.2.7:443"));
    }

    private static Queue<Finding> examine(Desk desk) throws Exception {
        var found = new ConcurrentLinkedQueue<Finding>();
        var over = new CompletableFuture<Boolean>();
        desk.diagnostics().examine(found::add, () -> over.complete(true));
        get(over);
        return found;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static String whole(Path folder) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                all.append(new String(Files.readAllBytes(file), UTF_8));
        }
        return all.toString();
    }

    /// Names and contents, in small letters.
    private static String unpacked(Path file) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                all.append(entry.getName()).append('\n');
                all.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
