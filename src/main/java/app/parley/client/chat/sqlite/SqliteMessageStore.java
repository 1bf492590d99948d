package app.parley.client.chat.sqlite;

import app.parley.client.chat.Draft;
import app.parley.client.chat.MessageStore;
import app.parley.client.chat.OutboxLetter;
import app.parley.client.history.CallLogStore;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
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
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// [MessageStore] in one SQLite file, in WAL mode with full synchronisation: what was written survives a power cut.
/// One connection for the one thread that uses it, parley-outbox; it may be opened on another.
public final class SqliteMessageStore implements MessageStore {
    /// The newest migration. The file says by its `user_version` which it has had: to look through all of them
    /// at each start took longer than everything else until the chats are there.
    static final int TABLES = 3;

    private static final String MIGRATIONS = "classpath:app/parley/client/chat/sqlite";
    /// How long one waits for a lock that somebody outside holds, such as a backup of the file.
    private static final Duration BUSY = Duration.ofSeconds(5);

    /// Messages taken into the index of words at once, of those that were kept before there was one.
    private static final int PAGE = 500;

    private final Handle handle;
    private final SqliteWords words;
    private final SqliteWriting writing;

    private SqliteMessageStore(Handle handle) {
        this.handle = handle;
        words = new SqliteWords(handle);
        writing = new SqliteWriting(handle);
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
        var handle = Jdbi.create(source).open();
        var store = new SqliteMessageStore(handle);
        if (version(handle) != TABLES) store.migrate(source);
        return store;
    }

    private static int version(Handle handle) {
        return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
    }

    private void migrate(SQLiteDataSource source) {
        Flyway.configure(SqliteMessageStore.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        numberWhatIsOlder();
        handle.execute("PRAGMA user_version = " + TABLES);
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
            words.removeChat(chat);
            writing.removeChat(chat);
            handle.execute("DELETE FROM message WHERE chat_id = ?", chat.value());
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
        atomically(() -> {
            handle.execute(
                    "INSERT OR REPLACE INTO message (chat_id, seq, json, id, n) VALUES (?, ?, ?, ?, ?)",
                    message.chatId().value(),
                    message.seq(),
                    ProtocolJson.write(message),
                    message.id().value(),
                    SqliteWords.number(message));
            words.put(message);
        });
    }

    @Override
    public List<Message> newest(ChatId chat, long beforeSeq, int limit) {
        return messages(
                        "SELECT json FROM message WHERE chat_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                        chat.value(),
                        beforeSeq,
                        limit)
                .reversed();
    }

    @Override
    public List<Message> following(ChatId chat, long afterSeq, int limit) {
        return messages(
                "SELECT json FROM message WHERE chat_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                chat.value(),
                afterSeq,
                limit);
    }

    @Override
    public Optional<Message> message(MessageId message) {
        return messages("SELECT json FROM message WHERE id = ?", message.value()).stream()
                .findFirst();
    }

    @Override
    public List<Message> found(String query, @Nullable ChatId chat, int limit) {
        return words.find(query, chat, limit);
    }

    @Override
    public Map<ChatId, Draft> drafts() {
        return writing.drafts();
    }

    @Override
    public void putDraft(ChatId chat, Draft draft) {
        writing.putDraft(chat, draft);
    }

    @Override
    public List<OutboxLetter> letters() {
        return writing.letters();
    }

    @Override
    public void putLetter(OutboxLetter letter) {
        writing.putLetter(letter);
    }

    @Override
    public void removeLetter(ClientId letter) {
        writing.removeLetter(letter);
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

    private List<Message> messages(String query, Object... values) {
        return handle.select(query, values)
                .map((row, _) -> ProtocolJson.read(Message.class, row.getString(1)))
                .list();
    }

    /// Takes up messages that an earlier version kept.
    private void numberWhatIsOlder() {
        for (var page = unnumbered(); !page.isEmpty(); page = unnumbered()) {
            var some = page;
            atomically(() -> some.forEach(this::putMessage));
        }
    }

    private List<Message> unnumbered() {
        return messages("SELECT json FROM message WHERE n IS NULL LIMIT ?", PAGE);
    }

    /// SQLite gives what it puts beside the file the same mode. Where there are no modes the profile guards it.
    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
