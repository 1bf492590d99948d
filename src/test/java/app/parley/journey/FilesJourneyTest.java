package app.parley.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.chat.Draft;
import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.client.files.FileTransfers.Outcome;
import app.parley.client.files.http.HttpFileTransfers;
import app.parley.protocol.Attachment;
import app.parley.support.OneCallAtATime;
import app.parley.support.TestClient;
import app.parley.support.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A file goes from one device to another by way of the real server.
@Timeout(60)
@OneCallAtATime
final class FilesJourneyTest {
    /// Several pieces, so that there is something to see of its progress.
    private static final int SIZE = 700_000;

    @TempDir
    Path folder;

    @Test
    void aFileThatIsWrittenOfflineArrivesWholeAlthoughItsOriginalIsGone() throws Exception {
        var bytes = new byte[SIZE];
        new Random(5).nextBytes(bytes);
        var original = Files.write(folder.resolve("a photo ä.bin"), bytes);
        try (var server = TestServer.start(folder);
                var ben = TestClient.register(server.url(), folder.resolve("ben"), "ben")
                        .connect()) {
            var anna = TestClient.register(server.url(), folder.resolve("anna"), "anna")
                    .connect();
            var chat = anna.online().chatWith(ben.online());
            anna.close();
            anna = TestClient.restart(folder.resolve("anna")).look(chat);
            anna.chats.send(chat, new Draft("look", null, List.of(), List.of(original)));
            anna.awaitMessages(seen -> seen.size() == 1);
            anna.close();
            Files.delete(original);
            try (var again =
                    TestClient.restart(folder.resolve("anna")).look(chat).connect()) {
                ben.look(chat);
                var got = ben.awaitMessages(seen -> seen.size() == 1).getFirst();
                assertThat(got.text()).isEqualTo("look");
                assertThat(got.files()).hasSize(1);
                assertThat(got.files().getFirst().name()).isEqualTo("a photo ä.bin");
                again.awaitMessages(
                        seen -> seen.getFirst().files().getFirst().stage() instanceof FileInMessage.Attached);
                var attachment =
                        ((FileInMessage.Attached) got.files().getFirst().stage()).attachment();
                assertThat(fetched(ben, attachment)).hasBinaryContent(bytes);
                resumedDownload(ben, attachment, bytes);
            }
        }
    }

    /// What stopped halfway asks for the rest alone.
    private void resumedDownload(TestClient client, Attachment attachment, byte[] bytes) throws Exception {
        var part = folder.resolve("half");
        Files.write(part, Arrays.copyOf(bytes, SIZE / 2));
        var steps = new CopyOnWriteArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var transfers = new HttpFileTransfers(client.session.server(), client.session.token(), threads)) {
            var outcome = transfers
                    .download(attachment.id(), SIZE, part, steps::add)
                    .outcome()
                    .get(20, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(new Outcome.Done<>(part));
            assertThat(steps.getFirst()).isEqualTo(SIZE / 2);
            assertThat(part).hasBinaryContent(bytes);
            var gone = transfers
                    .upload(folder.resolve("nowhere"), "nowhere", "text/plain", _ -> {})
                    .outcome()
                    .get(20, TimeUnit.SECONDS);
            assertThat(gone).isEqualTo(new Outcome.Failed<>(FileFailure.GONE));
        }
    }

    private static Path fetched(TestClient client, Attachment attachment) throws InterruptedException {
        var states = new LinkedBlockingQueue<FileState>();
        var end = client.files.files().observe(attachment, states::add);
        client.files.files().fetch(attachment);
        try {
            while (true) {
                var state = states.poll(20, TimeUnit.SECONDS);
                assertThat(state).isNotNull().isNotInstanceOf(FileState.Failed.class);
                if (state instanceof FileState.Ready(var file)) return file;
            }
        } finally {
            end.run();
        }
    }
}
