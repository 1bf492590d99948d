package app.parley.server.backup;

import app.parley.machine.Folders;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.backup.Snapshots.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Takes a backup apart and trusts nothing in it: names, lengths and hashes have to be those that the manifest
/// and the database say, each once, and none may be missing.
final class BackupArchive {
    /// In bytes: more ids of lost attachments than anybody has.
    private static final int LONGEST_MANIFEST = 64 << 20;

    private BackupArchive() {}

    /// Unpacks `file` into the new folder `into`, as a data folder has it. Throws [BackupException] when anything
    /// is not as it should be; the folder is then to be thrown away.
    static Manifest unpack(Path file, Path into, Snapshots snapshots) throws IOException {
        Files.createDirectories(into);
        try (var zip = new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            var manifest = manifest(zip);
            expect(zip, Entries.DATABASE);
            var database = into.resolve(Entries.DATABASE);
            var wanted = new StoredFile(manifest.databaseBytes(), manifest.databaseSha256());
            extract(zip, database, wanted, Entries.DATABASE);
            snapshots.check(database);
            attachments(zip, into, snapshots.attachments(database), manifest);
            return manifest;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new BackupException(file + " is damaged or no backup: " + e.getMessage() + ".", e);
        }
    }

    /// As [#unpack], and throws away what was unpacked.
    static Manifest check(Path file, Path work, Snapshots snapshots) throws IOException {
        try {
            return unpack(file, work, snapshots);
        } finally {
            Folders.delete(work);
        }
    }

    private static Manifest manifest(ZipInputStream zip) throws IOException {
        expect(zip, Entries.MANIFEST);
        try {
            var json = new String(zip.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8);
            var manifest = ProtocolJson.read(Manifest.class, json);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException("This backup was made by a newer version of Parley.");
            }
            return manifest;
        } catch (ProtocolException e) {
            throw new BackupException("This is no backup of Parley: its manifest cannot be read.", e);
        }
    }

    private static void attachments(ZipInputStream zip, Path into, Map<String, StoredFile> files, Manifest manifest)
            throws IOException {
        var seen = new HashSet<String>();
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var id = Entries.attachment(entry.getName()).orElse("");
            var wanted = files.get(id);
            if (wanted == null || !seen.add(id)) {
                throw new BackupException("The backup holds something that does not belong there.");
            }
            var file = into.resolve(Entries.nameOf(id));
            Files.createDirectories(file.getParent());
            extract(zip, file, wanted, "attachment " + id);
        }
        seen.addAll(manifest.missing());
        if (!seen.equals(files.keySet())) throw new BackupException("Attachments are missing in the backup.");
    }

    private static void expect(ZipInputStream zip, String name) throws IOException {
        var entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new BackupException("This is no backup of Parley: " + name + " is not where it has to be.");
        }
    }

    private static void extract(InputStream in, Path file, StoredFile wanted, String what) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var found = Entries.copy(in, out, wanted.size());
            if (!new StoredFile(found.size(), found.sha256()).equals(wanted)) {
                throw new BackupException("The backup is damaged: " + what + " is not what it was.");
            }
        }
        Entries.force(file, false);
    }
}
