package app.parley.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Ack;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.server.AdminWiring;
import app.parley.support.TestFiles;
import app.parley.support.TestServer;
import app.parley.support.TestSocket;
import app.parley.support.TestUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A backup while messages and files are written, and one in which single bytes are wrong.
@Timeout(60)
class BackupUnderLoadTest {
    private static final int BEFORE = 50;
    private static final int SPOILED = 40;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedBeforeTheBackupBeganIsInItAndNothingIsThereByHalves()
            throws IOException, InterruptedException {
        var file = folder.resolve("backup.zip");
        var restored = folder.resolve("restored");
        ChatId chat;
        int acknowledged;
        int afterwards;
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            try (var hers = anna.connect();
                    var writer = new Writer(anna, anna.chatWith(server.register("ben"), hers), hers)) {
                chat = writer.chat;
                writer.awaitBegun();
                acknowledged = writer.done();
                var report = AdminWiring.backup(TestServer.config(folder).dataDir(), file, false);
                assertThat(report.missing()).isEmpty();
                afterwards = writer.done();
            }
        }
        assertThat(afterwards).as("written meanwhile").isGreaterThan(acknowledged);

        AdminWiring.restore(file, restored, false);
        try (var server = TestServer.start(TestServer.config(folder).with(draft -> draft.dataDir = restored))) {
            var ben = TestUser.signIn(server, "ben", "desk");
            try (var his = ben.connect()) {
                var found = history(his, chat);
                assertThat(found).hasSizeGreaterThanOrEqualTo(acknowledged);
                assertThat(found)
                        .extracting(Message::seq)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, found.size()).boxed().toList());
                assertThat(found)
                        .extracting(message -> message.clientId().value())
                        .startsWith(keys(acknowledged));
                for (var message : found) {
                    for (var held : message.attachments()) {
                        assertThat(ben.http()
                                        .get("/api/attachments/" + held.id())
                                        .text())
                                .isEqualTo(message.body());
                    }
                }
            }
        }
    }

    @Test
    void aBackupInWhichAByteIsWrongIsNeverTakenForWhole() throws IOException {
        var whole = folder.resolve("whole.zip");
        try (var server = TestServer.start(folder)) {
            new TestFiles(server.register("anna")).upload("file", "what is in it".getBytes(StandardCharsets.UTF_8));
        }
        var data = TestServer.config(folder).dataDir();
        AdminWiring.backup(data, whole, false);
        var right = Files.readAllBytes(whole);
        var wanted = folder.resolve("wanted");
        AdminWiring.restore(whole, wanted, false);
        var random = new Random(1);
        var refusals = 0;
        for (var n = 0; n < SPOILED; n++) {
            var spoiled = right.clone();
            // The directory at the end of a ZIP file repeats what stands before each entry; nothing is read from it.
            var at = random.nextInt(right.length * 9 / 10);
            spoiled[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            var file = Files.write(folder.resolve("spoiled.zip"), spoiled);
            var empty = folder.resolve("restored-" + n);
            try {
                AdminWiring.restore(file, empty, false);
                // What does not matter, such as a time of an entry, may be wrong; then everything has to be right.
                assertThat(Files.mismatch(wanted.resolve("parley.db"), empty.resolve("parley.db")))
                        .as("byte " + at)
                        .isEqualTo(-1);
            } catch (BackupException refused) {
                refusals++;
                assertThat(refused.getMessage()).endsWith(".").doesNotContain("Exception");
                assertThat(empty.resolve("parley.db")).doesNotExist();
            }
        }
        assertThat(refusals).isGreaterThan(SPOILED / 2);
    }

    @Test
    void aBackupThatWasCutOffIsRefusedWithASentence() throws IOException {
        var whole = folder.resolve("whole.zip");
        try (var server = TestServer.start(folder)) {
            new TestFiles(server.register("anna")).upload("file", new byte[5_000]);
        }
        AdminWiring.backup(TestServer.config(folder).dataDir(), whole, false);
        var right = Files.readAllBytes(whole);
        for (var part : List.of(0, 10, 100, right.length / 3, right.length / 2)) {
            var file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(right, part));
            var empty = folder.resolve("restored-" + part);
            assertThatThrownBy(() -> AdminWiring.restore(file, empty, false))
                    .isInstanceOf(BackupException.class)
                    .hasMessageEndingWith(".");
            assertThat(empty.resolve("parley.db")).doesNotExist();
        }
    }

    /// All messages of the chat, oldest first.
    private static List<Message> history(TestSocket socket, ChatId chat) {
        var found = new ArrayList<Message>();
        Long before = null;
        while (true) {
            var page = socket.ask(Ack.Messages.class, new ClientChatEvent.History(chat, before, 100));
            found.addAll(0, page.messages());
            if (!page.more()) return found;
            before = page.messages().getFirst().seq();
        }
    }

    private static String[] keys(int count) {
        return IntStream.range(0, count).mapToObj(Writer::key).toArray(String[]::new);
    }

    /// Uploads a file and sends it in a message, again and again, one after the other, on a thread of its own.
    private static final class Writer implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final ChatId chat;
        private final AtomicInteger done = new AtomicInteger();
        private final CountDownLatch begun = new CountDownLatch(BEFORE);
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<Void> work;

        Writer(TestUser user, ChatId chat, TestSocket socket) {
            this.chat = chat;
            work = CompletableFuture.runAsync(() -> {
                while (!over.get()) write(user, socket);
            });
        }

        static String key(int number) {
            return "m" + number;
        }

        void awaitBegun() throws InterruptedException {
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        /// How many messages were acknowledged.
        int done() {
            return done.get();
        }

        @Override
        public void close() {
            over.set(true);
            work.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }

        private void write(TestUser user, TestSocket socket) {
            var text = "text " + done.get();
            var file = new TestFiles(user).upload("file", text.getBytes(StandardCharsets.UTF_8));
            var key = new ClientId(key(done.get()));
            socket.message(new ClientChatEvent.Send(chat, key, text, null, List.of(file.id()), null));
            done.incrementAndGet();
            begun.countDown();
        }
    }
}
