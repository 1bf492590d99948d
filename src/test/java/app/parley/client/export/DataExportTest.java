package app.parley.client.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.SignallingListener;
import app.parley.client.signalling.socketio.SocketIoSignalling;
import app.parley.protocol.Attachment;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real server.
@SuppressWarnings("NullAway.Init") // start() runs before each test
class DataExportTest {
    /// More than a page of the history.
    private static final int MESSAGES = 104;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestServer server;
    private TestUser sam;
    private Account account;
    private SocketIoSignalling signalling;

    @BeforeEach
    void aChatWithAFile() throws Exception {
        server = TestServer.start(folder);
        sam = server.register("sam");
        account = new Account(URI.create(server.url()), sam.session().token(), threads);
        try (var socket = sam.connect()) {
            var chat = sam.chatWith(server.register("amara"), socket);
            for (var i = 1; i <= MESSAGES; i++) {
                socket.message(new ClientChatEvent.Send(chat, new ClientId("m" + i), "message " + i, null, null, null));
            }
            var file = account.upload("text/plain", "..%2Fnotes.txt", "the notes".getBytes(UTF_8))
                    .get(10, TimeUnit.SECONDS);
            assertThat(file).isInstanceOf(Reply.Got.class);
            var attachment = ((Reply.Got<Attachment>) file).value().id();
            socket.message(new ClientChatEvent.Send(chat, new ClientId("file"), "", null, List.of(attachment), null));
        }
        signalling = new SocketIoSignalling(
                URI.create(server.url()), sam.session().token(), sam.device(), ReconnectPolicy.DEFAULT, threads);
        var connected = new CompletableFuture<Boolean>();
        signalling.listen(new SignallingListener() {
            @Override
            public void connected() {
                connected.complete(true);
            }
        });
        signalling.connect();
        connected.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        signalling.close();
        account.close();
        server.close();
        threads.close();
    }

    @Test
    void theFileHasEverythingAndTheOldestMessageFirst() throws Exception {
        var target = folder.resolve("mine.zip");
        var seen = new ArrayList<Export.Progress>();
        var outcome = DataExport.begin(account, signalling, target, threads, seen::add)
                .outcome()
                .get(30, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new Export.Outcome.Done(new Export.Progress(1, 1, MESSAGES + 1, 1)));
        assertThat(seen).hasSizeGreaterThan(2);
        var entries = entries(target);
        assertThat(entries.keySet())
                .contains("README.txt", "profile.json", "devices.json", "calls.json", "chats.json")
                .noneMatch(name -> name.contains(".."));
        assertThat(entries.get("profile.json")).contains("\"sam\"");
        var messages = entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("chats/Amara ("))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(messages.indexOf("\"message 1\"")).isPositive().isLessThan(messages.indexOf("\"message 2\""));
        assertThat(messages).contains("\"message " + MESSAGES + "\"");
        assertThat(entries.entrySet())
                .anyMatch(entry ->
                        entry.getKey().startsWith("files/") && entry.getValue().equals("the notes"));
    }

    @Test
    void oneThatIsCancelledLeavesNothingBehind() throws Exception {
        var target = Files.createDirectory(folder.resolve("out")).resolve("mine.zip");
        var cancel = new CompletableFuture<Runnable>();
        var export = DataExport.begin(
                account, signalling, target, threads, _ -> cancel.join().run());
        cancel.complete(export.cancel());

        assertThat(export.outcome().get(30, TimeUnit.SECONDS)).isEqualTo(new Export.Outcome.Cancelled());
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void withoutTheServerThereIsNoHalfFile() throws Exception {
        signalling.close();
        var target = Files.createDirectory(folder.resolve("out")).resolve("mine.zip");
        var outcome = DataExport.begin(account, signalling, target, threads, _ -> {})
                .outcome()
                .get(30, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new Export.Outcome.NotConnected());
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        var outcome = DataExport.begin(account, signalling, folder.resolve("no/mine.zip"), threads, _ -> {})
                .outcome()
                .get(30, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new Export.Outcome.NotWritten());
    }

    @Test
    void aNameLeadsToNoOtherFolder() {
        assertThat(ExportFile.plain("../../etc/passwd")).isEqualTo(".._.._etc_passwd");
        assertThat(ExportFile.plain("..")).isEqualTo("_..");
        assertThat(ExportFile.plain("a\u202Egnp.exe")).isEqualTo("a_gnp.exe");
        assertThat(ExportFile.plain("x".repeat(500))).hasSize(60);
    }

    private static Map<String, String> entries(Path zip) throws IOException {
        var all = new TreeMap<String, String>();
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                all.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return all;
    }
}
