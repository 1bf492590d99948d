package app.parley.client.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.parley.protocol.Chat;
import app.parley.protocol.Me;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A ZIP file of JSON and files, with a note on what is what. One thread.
final class ExportFile implements AutoCloseable {
    private static final int LONGEST = 60;

    private static final String NOTE = """
            What Parley's server knows of you.

            profile.json, devices.json   you, and where you are signed in
            calls.json                   your calls, the newest first
            chats.json                   your chats and who is in them
            chats/.../messages.json      the messages of a chat, the oldest first
            files/                       what was sent in the chats: a message's
                                         "attachments" name them by their "id"

            Times are milliseconds since 1 January 1970, 00:00 UTC.
            """;

    private final ZipOutputStream zip;

    ExportFile(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file), UTF_8);
        text("README.txt", NOTE);
    }

    void json(String name, Object value) throws IOException {
        text(name, ProtocolJson.writeReadable(value));
    }

    void copy(String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /// The folder of a chat: what a person calls it, and its id, because names are not unique.
    static String name(Chat chat, Me me) {
        var title = chat.title() != null
                ? chat.title()
                : chat.members().stream()
                        .filter(user -> !user.id().equals(me.id()))
                        .map(user -> user.displayName())
                        .findFirst()
                        .orElse("");
        return plain(title) + " (" + chat.id() + ")";
    }

    /// A name that every system takes as that of a file, and that leads to no other folder.
    static String plain(String name) {
        var bare = name.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]", "_");
        if (bare.matches("\\.*")) bare = "_" + bare;
        var cut = bare.codePointCount(0, bare.length()) <= LONGEST
                ? bare
                : bare.substring(0, bare.offsetByCodePoints(0, LONGEST));
        return cut.strip();
    }

    private void text(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
