package app.parley.client.chat.sqlite;

import app.parley.client.chat.MessageStore;
import app.parley.client.chat.OutboxLetter;
import app.parley.client.history.CallLogStore;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// [MessageStore] in one SQLite file, in WAL mode with full synchronisation: what was written survives a power cut.
/// One connection for the one thread that uses it, parley-outbox; it may be opened on another.
public final class SqliteMessageStore implements MessageStore {
    private static final String MIGRATIONS = "classpath:app/parley/client/chat/sqlite";
    /// How long one waits for a lock that somebody outside holds, such as a backup of the file.
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Handle handle;

    private SqliteMessageStore(Handle handle) {
        this.handle = handle;
    }

    /// Opens `file`, made if it is new, and brings its tables up to date.
    public static SqliteMessageStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) Files.createFile(file, ownerOnly(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure(SqliteMessageStore.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        return new SqliteMessageStore(Jdbi.create(source).open());
    }

    /// The file of one user of one server, within the data folder: several users of a device never share one.
    public static Path file(Path folder, URI server, UserId user) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((server + " " + user).getBytes(StandardCharsets.UTF_8));
            return folder.resolve("chats-" + HexFormat.of().formatHex(digest, 0, 8) + ".db");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The calls in the same file, closed with it.
    public CallLogStore calls() {
        return new SqliteCallLogStore(handle);
    }

    @Override
    public void atomically(Runnable work) {
        if (handle.isInTransaction()) {
            work.run();
        } else {
            handle.useTransaction(_ -> work.run());
        }
    }

    @Override
    public Optional<String> cursor() {
        return handle.createQuery("SELECT value FROM known WHERE name = 'cursor'")
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void setCursor(String cursor) {
        handle.execute("INSERT OR REPLACE INTO known (name, value) VALUES ('cursor', ?)", cursor);
    }

    @Override
    public List<Chat> chats() {
        return handle.createQuery("SELECT json FROM chat")
                .map((row, _) -> ProtocolJson.read(Chat.class, row.getString(1)))
                .list();
    }

    @Override
    public void putChat(Chat chat) {
        handle.execute(
                "INSERT OR REPLACE INTO chat (id, json) VALUES (?, ?)",
                chat.id().value(),
                ProtocolJson.write(chat));
    }

    @Override
    public void removeChat(ChatId chat) {
        atomically(() -> {
            handle.execute("DELETE FROM chat WHERE id = ?", chat.value());
            handle.execute("DELETE FROM message WHERE chat_id = ?", chat.value());
            handle.execute("DELETE FROM letter WHERE chat_id = ?", chat.value());
            handle.execute("DELETE FROM unsent_mark WHERE chat_id = ?", chat.value());
        });
    }

    @Override
    public List<User> users() {
        return handle.createQuery("SELECT json FROM person")
                .map((row, _) -> ProtocolJson.read(User.class, row.getString(1)))
                .list();
    }

    @Override
    public void putUsers(Collection<User> users) {
        atomically(() -> users.forEach(user -> handle.execute(
                "INSERT OR REPLACE INTO person (id, json) VALUES (?, ?)",
                user.id().value(),
                ProtocolJson.write(user))));
    }

    @Override
    public void putMessage(Message message) {
        handle.execute(
                "INSERT OR REPLACE INTO message (chat_id, seq, json) VALUES (?, ?, ?)",
                message.chatId().value(),
                message.seq(),
                ProtocolJson.write(message));
    }

    @Override
    public List<Message> newest(ChatId chat, long beforeSeq, int limit) {
        return handle.createQuery(
                        "SELECT json FROM message WHERE chat_id = :chat AND seq < :before ORDER BY seq DESC LIMIT :limit")
                .bind("chat", chat.value())
                .bind("before", beforeSeq)
                .bind("limit", limit)
                .map((row, _) -> ProtocolJson.read(Message.class, row.getString(1)))
                .list()
                .reversed();
    }

    @Override
    public List<OutboxLetter> letters() {
        return handle.createQuery("SELECT id, chat_id, text, written_at, failure FROM letter ORDER BY number")
                .map((row, _) -> letter(row))
                .list();
    }

    @Override
    public void putLetter(OutboxLetter letter) {
        handle.execute(
                "INSERT INTO letter (id, chat_id, text, written_at) VALUES (?, ?, ?, ?)",
                letter.id().value(),
                letter.chat().value(),
                letter.text(),
                letter.writtenAt());
    }

    @Override
    public void failLetter(ClientId letter, ErrorCode reason) {
        handle.execute("UPDATE letter SET failure = ? WHERE id = ?", reason.name(), letter.value());
    }

    @Override
    public void retryLetter(ClientId letter) {
        handle.execute("UPDATE letter SET failure = NULL WHERE id = ?", letter.value());
    }

    @Override
    public void removeLetter(ClientId letter) {
        handle.execute("DELETE FROM letter WHERE id = ?", letter.value());
    }

    @Override
    public Map<ChatId, Long> unsentMarks() {
        return handle
                .createQuery("SELECT chat_id, seq FROM unsent_mark")
                .map((row, _) -> Map.entry(new ChatId(row.getString(1)), row.getLong(2)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void putUnsentMark(ChatId chat, long seq) {
        handle.execute("INSERT OR REPLACE INTO unsent_mark (chat_id, seq) VALUES (?, ?)", chat.value(), seq);
    }

    @Override
    public void removeUnsentMark(ChatId chat) {
        handle.execute("DELETE FROM unsent_mark WHERE chat_id = ?", chat.value());
    }

    @Override
    public void close() {
        handle.close();
    }

    /// SQLite gives what it puts beside the file the same mode. Where there are no modes the profile guards it.
    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static OutboxLetter letter(ResultSet row) throws SQLException {
        var failure = row.getString(5);
        return new OutboxLetter(
                new ClientId(row.getString(1)),
                new ChatId(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                failure == null ? new OutboxLetter.Waiting() : new OutboxLetter.Failed(ErrorCode.valueOf(failure)));
    }
}
