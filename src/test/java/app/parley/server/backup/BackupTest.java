package app.parley.server.backup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Ack;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.AdminWiring;
import app.parley.server.ServerStartException;
import app.parley.support.TestFiles;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackupTest {
    @TempDir
    Path folder;

    private Path data;
    private Path file;
    private Path empty;

    @BeforeEach
    void name() {
        data = TestServer.config(folder).dataDir();
        file = folder.resolve("backup.zip");
        empty = folder.resolve("restored");
    }

    @Test
    void aBackupOfARunningServerBringsEverythingBack() throws IOException {
        ChatId chat;
        AttachmentId picture;
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            var ben = server.register("ben");
            picture = upload(anna, "what the picture shows");
            try (var hers = anna.connect()) {
                chat = anna.chatWith(ben, hers);
                hers.message(send(chat, "m1", List.of(picture)));
                var report = AdminWiring.backup(data, file, false);
                assertThat(report.attachments()).isEqualTo(1);
                assertThat(report.missing()).isEmpty();
                hers.message(send(chat, "m2", null));
            }
        }
        var restored = AdminWiring.restore(file, empty, false);
        assertThat(restored.attachments()).isEqualTo(1);
        assertThat(restored.aside()).isNull();
        try (var server = TestServer.start(TestServer.config(folder).with(draft -> draft.dataDir = empty))) {
            var ben = TestUser.signIn(server, "ben", "desk");
            try (var his = ben.connect()) {
                var page = his.ask(Ack.Messages.class, new ClientChatEvent.History(chat, null, null));
                assertThat(page.messages()).extracting("clientId").containsExactly(new ClientId("m1"));
                assertThat(ben.http().get("/api/attachments/" + picture).text()).isEqualTo("what the picture shows");
            }
        }
    }

    @Test
    void aBackupIsForItsOwnerAloneAndLeavesNothingElse() throws IOException {
        aBackup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(data, file);
        }
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnlessToldTo() throws IOException {
        aBackup();
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> AdminWiring.backup(data, file, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("--force");
        assertThat(file).hasBinaryContent(before);
        AdminWiring.backup(data, file, true);
    }

    @Test
    void aFolderWithoutADatabaseIsTold() {
        assertThatThrownBy(() -> AdminWiring.backup(folder.resolve("none"), file, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("There is no database");
        assertThat(file).doesNotExist();
    }

    @Test
    void aLostFileOfAnAttachmentIsNamedAndDoesNotSpoilTheRest() throws IOException {
        AttachmentId lost;
        AttachmentId altered;
        AttachmentId kept;
        try (var server = TestServer.start(folder)) {
            var anna = server.register("anna");
            lost = upload(anna, "lost");
            altered = upload(anna, "altered");
            kept = upload(anna, "kept");
        }
        Files.delete(data.resolve(Entries.nameOf(lost.value())));
        Files.writeString(data.resolve(Entries.nameOf(altered.value())), "ALTERED");
        var report = AdminWiring.backup(data, file, false);
        assertThat(report.missing()).containsExactlyInAnyOrder(lost.value(), altered.value());
        var restored = AdminWiring.restore(file, empty, false);
        assertThat(restored.missing()).containsExactlyInAnyOrder(lost.value(), altered.value());
        assertThat(empty.resolve(Entries.nameOf(kept.value()))).hasContent("kept");
        assertThat(empty.resolve(Entries.nameOf(altered.value()))).doesNotExist();
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAloneUnlessToldTo() throws IOException {
        aBackup();
        Files.createDirectories(empty);
        Files.writeString(empty.resolve("mine"), "precious");
        assertThatThrownBy(() -> AdminWiring.restore(file, empty, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty");
        assertThat(empty.resolve("parley.db")).doesNotExist();
        var report = AdminWiring.restore(file, empty, true);
        assertThat(requireNonNull(report.aside()).resolve("mine")).hasContent("precious");
        assertThat(empty.resolve("parley.db")).exists();
    }

    @Test
    void nothingIsRestoredUnderARunningServer() throws IOException {
        aBackup();
        try (var _ = TestServer.start(folder)) {
            assertThatThrownBy(() -> AdminWiring.restore(file, data, true))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Another server uses the data folder");
        }
    }

    @Test
    void anEntryThatLeadsOutOfTheFolderIsRefused() throws IOException {
        aBackup();
        for (var name : List.of(
                "../evil",
                "attachments/../../evil",
                "/tmp/evil",
                "attachments/ab/../ab/abc",
                "attachments/ab/xyz",
                "attachments\\ab\\abc",
                "lock",
                "attachments/")) {
            expectRefusal(with(name, "evil"), "does not belong");
        }
    }

    @Test
    void aBackupWithADifferentDatabaseIsRefused() throws IOException {
        aBackup();
        var entries = read(file);
        entries.put(Entries.DATABASE, new byte[requireNonNull(entries.get(Entries.DATABASE)).length]);
        expectRefusal(write(entries), "is not what it was");
    }

    @Test
    void aDatabaseThatIsLongerThanItSaysIsRefused() throws IOException {
        aBackup();
        var entries = read(file);
        var manifest = manifestOf(entries);
        entries.put(
                Entries.MANIFEST, ProtocolJson.write(altered(manifest, 1, 10)).getBytes(StandardCharsets.UTF_8));
        expectRefusal(write(entries), "longer than it has to be");
    }

    @Test
    void aBackupOfANewerProgramIsRefused() throws IOException, SQLException {
        aBackup();
        var entries = read(file);
        var manifest = manifestOf(entries);
        entries.put(
                Entries.MANIFEST,
                ProtocolJson.write(altered(manifest, 2, manifest.databaseBytes()))
                        .getBytes(StandardCharsets.UTF_8));
        expectRefusal(write(entries), "newer version");

        Files.delete(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                    SELECT installed_rank + 1000, '1000', 'to come', type, 'V1000__to_come.sql', 1, installed_by,
                        installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'""");
        }
        assertThatThrownBy(() -> AdminWiring.backup(data, file, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("newer version");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Files.writeString(file, "not a backup");
        expectRefusal(file, "no backup");
        aBackupAt(folder.resolve("whole.zip"));
        var whole = Files.readAllBytes(folder.resolve("whole.zip"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        expectRefusal(file, "damaged");
    }

    private void aBackup() throws IOException {
        aBackupAt(file);
    }

    private void aBackupAt(Path where) throws IOException {
        try (var server = TestServer.start(folder)) {
            server.register("anna");
        }
        AdminWiring.backup(data, where, false);
    }

    private void expectRefusal(Path backup, String why) throws IOException {
        assertThatThrownBy(() -> AdminWiring.restore(backup, empty, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(why);
        try (var left = Files.list(empty)) {
            assertThat(left).containsExactly(empty.resolve("lock"));
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private Path with(String name, String content) throws IOException {
        var entries = read(file);
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return write(entries);
    }

    private static Manifest altered(Manifest manifest, int format, long databaseBytes) {
        return new Manifest(
                format,
                manifest.createdAt(),
                manifest.version(),
                databaseBytes,
                manifest.databaseSha256(),
                manifest.attachments(),
                manifest.missing());
    }

    private static Map<String, byte[]> read(Path backup) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private Path write(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Files.write(folder.resolve("forged.zip"), bytes.toByteArray());
    }

    private static Manifest manifestOf(Map<String, byte[]> entries) {
        var bytes = requireNonNull(entries.get(Entries.MANIFEST));
        return ProtocolJson.read(Manifest.class, new String(bytes, StandardCharsets.UTF_8));
    }

    private static AttachmentId upload(TestUser user, String content) {
        return new TestFiles(user)
                .upload("file", content.getBytes(StandardCharsets.UTF_8))
                .id();
    }

    private static ClientChatEvent.Send send(ChatId chat, String key, @Nullable List<AttachmentId> attachments) {
        return new ClientChatEvent.Send(chat, new ClientId(key), "Hello", null, attachments, null);
    }
}
