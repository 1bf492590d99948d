package app.parley.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.support.FakeTransfers;
import app.parley.support.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of messages on a real disk; the test is the server.
final class CachedFilesTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final FakeTransfers server = new FakeTransfers();
    private final List<FileState> seen = new ArrayList<>();

    @Test
    void aFileIsAbsentUntilItIsFetchedAndReadyWhenItIsWhatWasAnnounced() throws Exception {
        var files = files(1_000);
        var attachment = attachment("picture.png", "the bytes");
        files.observe(attachment, seen::add);
        assertThat(seen).containsExactly(new FileState.Absent());
        files.fetch(attachment);
        files.fetch(attachment);
        assertThat(server.begun).as("begun once").hasSize(1);
        server.downloading().moved().accept(4);
        arrive("the bytes");
        assertThat(seen).contains(new FileState.Loading(4));
        assertThat(ready()).hasContent("the bytes");
    }

    @Test
    void whatIsNotWhatWasAnnouncedIsThrownAway() throws Exception {
        var files = files(1_000);
        var attachment = attachment("picture.png", "the bytes");
        files.observe(attachment, seen::add);
        files.fetch(attachment);
        arrive("others!!!");
        assertThat(seen.getLast()).isEqualTo(new FileState.Failed(FileFailure.DAMAGED));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aNameNeverLeadsOutOfTheFolder() throws Exception {
        var files = files(1_000);
        var hostile = new Attachment(new AttachmentId("a"), "../../evil", "text/plain", 3, "../../evil", null, null);
        files.observe(hostile, seen::add);
        files.fetch(hostile);
        assertThat(seen).containsExactly(new FileState.Failed(FileFailure.DAMAGED));
        assertThat(server.begun).isEmpty();
        files.fetch(attachment("../../evil", "the bytes"));
        assertThat(server.downloading().file().normalize().getParent()).isEqualTo(folder);
    }

    @Test
    void whatWasCancelledOrLostGoesOnWhereItStopped() throws Exception {
        var files = files(1_000);
        var attachment = attachment("picture.png", "the bytes");
        files.observe(attachment, seen::add);
        files.fetch(attachment);
        Files.writeString(server.downloading().file(), "the b");
        files.cancel(attachment);
        assertThat(seen.getLast()).isEqualTo(new FileState.Absent());
        files.fetch(attachment);
        assertThat(seen.getLast()).isEqualTo(new FileState.Loading(5));
        server.downloading().fail(FileFailure.UNREACHABLE);
        assertThat(seen.getLast()).isEqualTo(new FileState.Failed(FileFailure.UNREACHABLE));
        files.fetch(attachment);
        assertThat(server.downloading().file()).hasContent("the b");
        arrive("the bytes");
        assertThat(ready()).hasContent("the bytes");
    }

    @Test
    void theNextStartHasWhatIsThereUnlessItWasSpoiled() throws Exception {
        var attachment = attachment("picture.png", "the bytes");
        var before = files(1_000);
        before.observe(attachment, seen::add);
        before.fetch(attachment);
        arrive("the bytes");
        var file = ready();
        before.close();
        files(1_000).observe(attachment, seen::add);
        assertThat(ready()).isEqualTo(file);
        Files.writeString(file, "the wites");
        files(1_000).observe(attachment, seen::add);
        assertThat(seen.getLast()).isEqualTo(new FileState.Absent());
    }

    @Test
    void whatWasNotAskedForInTheLongestTimeGoesFirstAndWhatIsLookedAtStays() throws Exception {
        var files = files(20);
        var bodies = List.of("the 1st 10", "the 2nd 10", "the 3rd 10");
        for (var body : bodies) {
            clock.advance(Duration.ofMinutes(1));
            var attachment = attachment("a", body);
            var end = files.observe(attachment, seen::add);
            files.fetch(attachment);
            arrive(body);
            if (!body.equals(bodies.getFirst())) end.run();
        }
        assertThat(folder.resolve(attachment("a", bodies.get(0)).sha256())).exists();
        assertThat(folder.resolve(attachment("a", bodies.get(1)).sha256())).doesNotExist();
        assertThat(folder.resolve(attachment("a", bodies.get(2)).sha256())).exists();
    }

    @Test
    void aFileIsSavedWhereTheUserWantsIt() throws Exception {
        var files = files(1_000);
        var attachment = attachment("a", "the bytes");
        assertThat(files.saveAs(attachment, folder.resolve("mine")).join())
                .isEqualTo(new FileState.Failed(FileFailure.GONE));
        files.observe(attachment, seen::add);
        files.fetch(attachment);
        arrive("the bytes");
        assertThat(files.saveAs(attachment, folder.resolve("mine")).join())
                .isEqualTo(new FileState.Ready(folder.resolve("mine")));
        assertThat(folder.resolve("mine")).hasContent("the bytes");
    }

    private CachedFiles files(long bound) {
        return new CachedFiles(new CacheFolder(folder, bound, clock), server, Runnable::run);
    }

    private void arrive(String body) throws IOException {
        var download = server.downloading();
        Files.writeString(download.file(), body);
        download.finish(download.file());
    }

    private Path ready() {
        return ((FileState.Ready) seen.getLast()).file();
    }

    private static Attachment attachment(String name, String body) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        return new Attachment(
                new AttachmentId("a"),
                name,
                "text/plain",
                body.length(),
                HexFormat.of().formatHex(digest),
                null,
                null);
    }
}
