package app.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// A real server whose data lie on a real disk that is full, or cannot be written. Takes somebody who may mount
/// one; `FullDiskTest` shows the same of the database alone, everywhere.
@EnabledIf("mayMount")
@Timeout(240)
class FullDiskIT {
    private static final int DISK_KB = 6_000;
    private static final int BALLAST_KB = 2_000;
    private static final String BODY = "0123456789".repeat(700);
    /// More than the disk holds.
    private static final int MOST = 3_000;

    @TempDir
    Path folder;

    private Path disk;

    static boolean mayMount() {
        return System.getProperty("os.name").equals("Linux") && "root".equals(System.getProperty("user.name"));
    }

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        // Where the test's server has its data.
        disk = Files.createDirectories(TestServer.config(folder).dataDir());
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK_KB + "k", "tmpfs", disk.toString());
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    @Test
    void aFullDiskRefusesNewMessagesLosesNoneAndIsMendedBySpace() throws IOException {
        var ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST_KB << 10]);
        var acked = new ArrayList<MessageId>();
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            try (var socket = anna.connect()) {
                var chat = anna.chatWith(ben, socket);
                for (var i = 0; i < MOST && send(socket, chat, i) instanceof Ack.MessageAck(var message); i++) {
                    acked.add(message.id());
                }
                assertThat(acked).hasSizeBetween(10, MOST - 1);
                for (var again = 0; again < 20; again++) {
                    assertThat(send(socket, chat, MOST + again))
                            .isInstanceOfSatisfying(
                                    Ack.Refused.class,
                                    refused ->
                                            assertThat(refused.error().code()).isEqualTo(ErrorCode.UNAVAILABLE));
                }
                assertThat(history(socket, chat)).containsExactlyElementsOf(acked);

                Files.delete(ballast);
                var after = (Ack.MessageAck) send(socket, chat, MOST);
                acked.add(after.message().id());
                assertThat(history(socket, chat)).containsExactlyElementsOf(acked);
            }
            server.restart();
            try (var socket = anna.connect()) {
                assertThat(history(socket, anna.chatWith(ben, socket))).containsExactlyElementsOf(acked);
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedInASentence() throws IOException, InterruptedException {
        TestServer.start(folder).close();
        run("mount", "-o", "remount,ro", disk.toString());
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(disk.toString());
    }

    private static Ack send(TestSocket socket, ChatId chat, int number) {
        return socket.ask(new ClientChatEvent.Send(chat, new ClientId("m" + number), BODY, null, null, null));
    }

    /// All of it, oldest first.
    private static List<MessageId> history(TestSocket socket, ChatId chat) {
        var all = new ArrayList<Message>();
        Long before = null;
        while (true) {
            var page = socket.ask(Ack.Messages.class, new ClientChatEvent.History(chat, before, 100));
            all.addAll(0, page.messages());
            if (!page.more()) break;
            before = page.messages().getFirst().seq();
        }
        for (var i = 0; i < all.size(); i++) assertThat(all.get(i).seq()).isEqualTo(i + 1);
        return all.stream().map(Message::id).toList();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> String.join(" ", command)).isZero();
    }
}
