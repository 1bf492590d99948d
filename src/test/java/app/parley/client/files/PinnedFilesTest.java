package app.parley.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.FakeTransfers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // begin() runs before each test
class PinnedFilesTest {
    @TempDir
    private Path folder;

    private PinnedFiles files;
    private Path recorded;
    private Path own;

    @BeforeEach
    void begin() throws IOException {
        var recordings = Files.createDirectories(folder.resolve("recordings"));
        files = new PinnedFiles(folder.resolve("outgoing"), recordings, new FakeTransfers(), Runnable::run);
        recorded = Files.writeString(recordings.resolve("voice.ogg"), "said");
        own = Files.writeString(folder.resolve("music.ogg"), "sung");
    }

    @Test
    void aRecordingGoesWhenALetterHasItsCopyAndTheUsersOwnFileStays() {
        var pinned = files.pin(List.of(recorded, own)).join();
        assertThat(pinned).extracting(PinnedFiles.Pinned::type).containsOnly("audio/ogg");
        files.taken(List.of(recorded, own));
        assertThat(recorded).doesNotExist();
        assertThat(own).exists();
        assertThat(files.path(pinned.getFirst().pin())).hasContent("said");
    }

    @Test
    void atTheStartWhatIsInADraftStays() throws IOException {
        var forgotten = Files.writeString(recorded.resolveSibling("forgotten.ogg"), "said");
        files.keepOnly(List.of(), List.of(recorded));
        assertThat(recorded).exists();
        assertThat(forgotten).doesNotExist();
    }
}
