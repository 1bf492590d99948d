package app.parley.client.ui.chat.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.chat.FileInMessage;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileState;
import app.parley.client.files.MadeFiles;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.support.FakeMessageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // begin() runs before each test
class GatheringTest {
    @TempDir
    private Path folder;

    private MadeFiles made;
    private final FakeMessageFiles files = new FakeMessageFiles();
    private final Attachment here = attachment("here", "notes.pdf");
    private final Attachment there = attachment("there", "../voice\u202E.ogg");

    @BeforeEach
    void begin() {
        made = new MadeFiles(folder, Runnable::run);
    }

    @Test
    void whatIsNotHereIsBroughtAndEachHasItsOwnName() throws IOException {
        var own = Files.writeString(folder.resolve("pin"), "mine");
        files.set(here, new FileState.Ready(own));
        var coming = Gathering.gather(
                List.of(
                        file(here),
                        file(there),
                        new FileInMessage("own.txt", "text/plain", 4, new FileInMessage.Waiting(own))),
                files,
                made);
        assertThat(coming).isNotDone();
        assertThat(files.asked).containsExactly("save here", "fetch there");
        files.set(there, new FileState.Ready(own));
        var copies = coming.join();
        assertThat(copies)
                .extracting(copy -> copy.getFileName().toString())
                .containsExactly("notes.pdf", "_voice.ogg", "own.txt");
        assertThat(copies.getLast()).hasContent("mine");
        assertThat(files.watchers(there)).isZero();
    }

    @Test
    void whatFailedBeforeIsTriedOnceMoreAndThenSaid() {
        files.set(there, new FileState.Failed(FileFailure.UNREACHABLE));
        var coming = Gathering.gather(List.of(file(there)), files, made);
        assertThat(coming).isNotDone();
        files.set(there, new FileState.Loading(1));
        files.set(there, new FileState.Failed(FileFailure.GONE));
        assertThatThrownBy(coming::join)
                .cause()
                .isInstanceOfSatisfying(
                        Gathering.FileMissingException.class,
                        missing -> assertThat(missing.words()).isEqualTo("It is not there any more"));
        assertThat(files.watchers(there)).isZero();
    }

    @Test
    void wordsAloneNeedNothing() {
        assertThat(Gathering.gather(List.of(), files, made)).isCompletedWithValue(List.of());
    }

    private static FileInMessage file(Attachment attachment) {
        return new FileInMessage(attachment.name(), attachment.type(), 1, new FileInMessage.Attached(attachment));
    }

    private static Attachment attachment(String id, String name) {
        return new Attachment(new AttachmentId(id), name, "audio/ogg", 1, "", null, null);
    }
}
