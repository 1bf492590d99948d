package app.parley.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.FakeTransfers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // begin() runs before each test
class PinnedFilesTest {
    @TempDir
    private Path folder;

    private PinnedFiles files;
    private MadeFiles made;
    private Path recorded;
    private Path own;

    @BeforeEach
    void begin() throws IOException {
        made = new MadeFiles(folder.resolve("made"), Runnable::run);
        files = new PinnedFiles(folder.resolve("outgoing"), made, new FakeTransfers(), Runnable::run);
        Files.createDirectories(made.folder());
        recorded = Files.writeString(made.folder().resolve("voice.ogg"), "said");
        own = Files.writeString(folder.resolve("music.ogg"), "sung");
    }

    @Test
    void whatWasMadeHereGoesWhenALetterHasItsCopyAndTheUsersOwnFileStays() {
        var pasted = picture();
        var pinned = files.pin(List.of(recorded, own, pasted)).join();
        assertThat(pinned).extracting(PinnedFiles.Pinned::type).containsExactly("audio/ogg", "audio/ogg", "image/png");
        files.taken(List.of(recorded, own, pasted));
        assertThat(made.folder()).isEmptyDirectory();
        assertThat(own).exists();
        assertThat(files.path(pinned.getFirst().pin())).hasContent("said");
    }

    @Test
    void atTheStartWhatIsInADraftStays() throws IOException {
        Files.writeString(recorded.resolveSibling("forgotten.ogg"), "said");
        var pasted = picture();
        assertThat(picture()).as("each of the same name is alone").isNotEqualTo(pasted);
        files.keepOnly(List.of(), List.of(recorded, pasted, own));
        try (var left = Files.list(made.folder())) {
            assertThat(left).containsExactlyInAnyOrder(recorded, pasted.getParent());
        }
        assertThat(pasted).hasContent("drawn");
    }

    @Test
    void whatIsMadeWhileTheOldIsStillToBeDeletedStays() {
        var later = new ArrayDeque<Runnable>();
        var slowMade = new MadeFiles(made.folder(), later::add);
        var slow = new PinnedFiles(folder.resolve("outgoing"), slowMade, new FakeTransfers(), later::add);
        var old = files.pin(List.of(own)).join().getFirst().pin();
        slow.keepOnly(List.of(), List.of());
        var fresh = files.pin(List.of(own)).join().getFirst().pin();
        var pasted = picture();
        later.forEach(Runnable::run);
        assertThat(files.path(old)).doesNotExist();
        assertThat(recorded).doesNotExist();
        assertThat(files.path(fresh)).hasContent("sung");
        assertThat(pasted).hasContent("drawn");
    }

    private Path picture() {
        return made.make("picture.png", file -> Files.writeString(file, "drawn"))
                .join();
    }
}
