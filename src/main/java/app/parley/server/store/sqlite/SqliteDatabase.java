package app.parley.server.store.sqlite;

import app.parley.loop.ThreadLoop;
import app.parley.server.store.Database;
import app.parley.server.store.StoreMeter;
import app.parley.server.store.StoreUnavailableException;
import app.parley.server.store.Tx;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The [Database] in one SQLite file, in WAL mode with full synchronisation: what was acknowledged survives a power
/// cut.
///
/// One thread of its own writes, because SQLite has one writer anyway; what waits while a commit reaches the
/// disk goes into the next commit together (group commit), each piece behind a savepoint so that one that fails
/// undoes itself alone. Readers share a pool beside it.
public final class SqliteDatabase implements Database {
    private static final Logger log = LoggerFactory.getLogger(SqliteDatabase.class);
    static final String MIGRATIONS = "classpath:app/parley/server/store/sqlite";
    /// How long one waits for a lock that somebody outside holds, such as a backup of the file.
    private static final Duration BUSY = Duration.ofSeconds(5);
    /// Longest commit: bounds how long the first of a batch waits for the last.
    private static final int BATCH = 128;
    /// More readers than processors only queue elsewhere; some more cover those that wait for the disk.
    private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final ConcurrentLinkedQueue<Write<?>> queue = new ConcurrentLinkedQueue<>();
    private final HikariDataSource pool;
    private final Jdbi readers;
    private final SQLiteDataSource writing;
    private final ThreadLoop<Write<?>> loop;
    private final Path file;
    private final StoreMeter meter;
    private @Nullable Handle writer;
    private volatile boolean closed;

    private SqliteDatabase(Path file, SQLiteDataSource writing, HikariDataSource pool, StoreMeter meter) {
        this.file = file;
        this.meter = meter;
        this.pool = pool;
        readers = Jdbi.create(pool);
        this.writing = writing;
        loop = new ThreadLoop<>("parley-store", _ -> commitWaiting());
    }

    /// Opens `file`, made if it is new, and brings its tables up to date.
    public static SqliteDatabase open(Path file) {
        return open(file, StoreMeter.NONE);
    }

    public static SqliteDatabase open(Path file, StoreMeter meter) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var writing = source(file, SQLiteConfig.TransactionMode.IMMEDIATE);
        Flyway.configure(SqliteDatabase.class.getClassLoader())
                .dataSource(writing)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        return new SqliteDatabase(file, writing, pool(file), meter);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        if (loop.isCurrent()) throw new IllegalStateException("a write within a write");
        var write = new Write<>(work);
        queue.add(write);
        loop.post(write);
        if (closed && queue.remove(write)) throw closed();
        try {
            return write.result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        if (closed) throw closed();
        try {
            return readers.inTransaction(handle -> work.apply(new Tx(handle, false)));
        } catch (RuntimeException e) {
            throw SqliteTrouble.explained(e);
        }
    }

    @Override
    public boolean answers() {
        try {
            // Of a table: a bare SELECT 1 would not look at the file.
            return read(tx -> tx.handle()
                            .select("SELECT COUNT(*) FROM facts")
                            .mapTo(Integer.class)
                            .one())
                    >= 0;
        } catch (RuntimeException e) {
            log.warn("The database does not answer", e);
            return false;
        }
    }

    /// How many writes wait.
    public int waiting() {
        return queue.size();
    }

    /// What it takes on disk, in bytes.
    public long size() {
        return file.toFile().length() + new File(file + "-wal").length();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        loop.close();
        for (var left = queue.poll(); left != null; left = queue.poll()) left.result.completeExceptionally(closed());
        if (writer != null) writer.close();
        pool.close();
    }

    /// Runs on parley-store.
    private void commitWaiting() {
        var batch = new ArrayList<Write<?>>();
        for (var next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) batch.add(next);
        if (batch.isEmpty()) return;
        var begun = System.nanoTime();
        try {
            var handle = writer();
            handle.begin();
            for (var write : batch) write.run(handle);
            handle.commit();
        } catch (RuntimeException | Error e) {
            var reason = e instanceof RuntimeException failure ? SqliteTrouble.explained(failure) : e;
            for (var write : batch) write.result.completeExceptionally(reason);
            leaveWriter();
            return;
        }
        var committed = System.nanoTime();
        meter.committed(batch.size(), committed - begun);
        for (var write : batch) {
            write.finish();
            meter.written(committed - write.asked);
        }
    }

    /// Runs on parley-store.
    private Handle writer() {
        if (writer == null) writer = Jdbi.create(writing).open();
        return writer;
    }

    /// After a commit that failed nobody knows what the connection still holds: with a full disk SQLite takes
    /// back the whole transaction by itself, and then refuses to be told to. Closing takes back what is left.
    /// Runs on parley-store.
    private void leaveWriter() {
        if (writer == null) return;
        try (var left = writer.getConnection()) {
            log.debug("leaving {}", left);
        } catch (SQLException | RuntimeException e) {
            log.debug("the writer's connection could not be closed", e);
        }
        writer = null;
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig.TransactionMode mode) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setTransactionMode(mode);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(Path file) {
        var config = new HikariConfig();
        config.setPoolName("parley-store-readers");
        config.setDataSource(source(file, SQLiteConfig.TransactionMode.DEFERRED));
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("PRAGMA query_only = 1");
        return new HikariDataSource(config);
    }

    private static StoreUnavailableException closed() {
        return new StoreUnavailableException("the database is closed");
    }
}
