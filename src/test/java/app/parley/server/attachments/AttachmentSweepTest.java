package app.parley.server.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Attachment;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import app.parley.server.store.NewIds;
import app.parley.server.store.sql.SqlAttachments;
import app.parley.server.store.sqlite.SqliteDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AttachmentSweepTest {
    private static final UserId ANNA = new UserId("anna");

    @TempDir
    Path folder;

    private SqliteDatabase database;
    private Attachments attachments;
    private Instant now = Instant.now();
    private final InstantSource clock = () -> now;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("parley.db"));
        database.write(tx -> tx.handle()
                .execute("INSERT INTO users (id, username, display_name, password_hash, created_at)"
                        + " VALUES ('anna', 'anna', 'x', 'x', 0)"));
        start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasNotSentWithinADayGoes() throws IOException {
        var file = upload();
        pass(Duration.ofHours(23));
        attachments.sweep();
        assertThat(attachments.open(ANNA, file.id()).attachment()).isEqualTo(file);
        pass(Duration.ofHours(2));
        attachments.sweep();
        assertThatThrownBy(() -> attachments.open(ANNA, file.id()))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.error().code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(file(file)).exists();
        pass(Duration.ofHours(2));
        attachments.sweep();
        assertThat(file(file)).doesNotExist();
    }

    @Test
    void whatWasSentStays() throws IOException {
        var file = upload();
        database.write(tx -> attachments.give(tx, ANNA, List.of(file.id())));
        pass(Duration.ofDays(400));
        attachments.sweep();
        attachments.sweep();
        assertThat(attachments.open(ANNA, file.id()).file()).exists();
    }

    @Test
    void theFileOfWhatIsGoneWaitsAnHour() throws IOException {
        var file = upload();
        database.write(tx -> attachments.give(tx, ANNA, List.of(file.id())));
        database.write(tx -> {
            attachments.release(tx, List.of(file.id()));
            return 0;
        });
        pass(Duration.ofMinutes(59));
        attachments.sweep();
        assertThat(file(file)).exists();
        pass(Duration.ofMinutes(2));
        attachments.sweep();
        assertThat(file(file)).doesNotExist();
        assertThat(database.<Integer>read(tx -> tx.handle()
                        .select("SELECT COUNT(*) FROM dead_files")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    @Test
    void manyGoAtOnce() throws IOException {
        for (var i = 0; i < 450; i++) upload();
        pass(Duration.ofDays(2));
        attachments.sweep();
        pass(Duration.ofDays(2));
        attachments.sweep();
        try (var left = Files.walk(folder.resolve("attachments"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatACrashLeftIsSweptAfterTheNextStart() throws IOException {
        var kept = upload();
        var orphan = folder.resolve("attachments/ab/abOrphan");
        var fresh = folder.resolve("attachments/ab/abFresh");
        var strange = folder.resolve("attachments/ab/not ours.txt");
        var part = folder.resolve("attachments/incoming/part");
        Files.createDirectories(orphan.getParent());
        for (var file : List.of(orphan, fresh, strange, part)) Files.writeString(file, "x");
        pass(Duration.ofHours(3));
        Files.setLastModifiedTime(fresh, FileTime.from(now));
        start();
        assertThat(part).doesNotExist();
        attachments.sweep();
        assertThat(orphan).doesNotExist();
        assertThat(fresh).exists();
        assertThat(strange).exists();
        assertThat(file(kept)).exists();
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws IOException {
        var broken = new InputStream() {
            private int pieces = 3;

            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (pieces-- == 0) throw new BodyBrokenException("on purpose");
                return length;
            }
        };
        assertThatThrownBy(() -> attachments.upload(ANNA, "a", null, broken)).isInstanceOf(BodyBrokenException.class);
        try (var left = Files.walk(folder.resolve("attachments"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aDatabaseThatDoesNotTakeItLeavesNothing() throws IOException {
        database.close();
        assertThatThrownBy(this::upload).isInstanceOf(RuntimeException.class);
        try (var left = Files.walk(folder.resolve("attachments"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void start() {
        attachments = new Attachments(
                database,
                new SqlAttachments(),
                AttachmentFiles.open(folder.resolve("attachments")),
                new NewIds(),
                clock,
                AttachmentSettings.DEFAULTS);
    }

    private Attachment upload() throws BodyBrokenException {
        return attachments.upload(ANNA, "a.txt", null, new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    private Path file(Attachment attachment) {
        var id = attachment.id().value();
        return folder.resolve("attachments").resolve(id.substring(0, 2)).resolve(id);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
