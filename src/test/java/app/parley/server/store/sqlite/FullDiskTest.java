package app.parley.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.server.store.StoreUnavailableException;
import app.parley.server.store.Tx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// SQLite itself says that the disk is full once a file may grow no more, and that it is read-only once it is
/// told to be: the same errors as from a real disk.
@Timeout(30)
class FullDiskTest {
    private static final String LARGE = "x".repeat(100_000);

    @TempDir
    Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("parley.db"));
        note("before", "");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWriteThatDoesNotFitIsUnavailableAndChangesNothing() {
        fill();
        assertThatThrownBy(() -> note("large", LARGE)).isInstanceOf(StoreUnavailableException.class);
        assertThat(noted("large")).isFalse();
        assertThat(noted("before")).isTrue();
        assertThat(database.answers()).isTrue();
    }

    @Test
    void itGoesOnWhenThereIsSpaceAgain() {
        fill();
        assertThatThrownBy(() -> note("large", LARGE)).isInstanceOf(StoreUnavailableException.class);
        free();
        note("large", LARGE);
        assertThat(noted("large")).isTrue();
    }

    @Test
    void whatWasAnsweredInTheSameCommitIsThereAndWhatWasNotIsNot() throws InterruptedException {
        fill();
        var held = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var writes = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> database.write(tx -> {
                begun.countDown();
                await(held);
                return true;
            }));
            await(begun);
            // All of these go into one commit.
            for (var i = 0; i < 9; i++) {
                var name = "n" + i;
                var body = i == 4 ? LARGE : "";
                writes.add(threads.submit(() -> note(name, body)));
            }
            held.countDown();
        }
        for (var i = 0; i < writes.size(); i++) {
            assertThat(noted("n" + i)).as("n" + i).isEqualTo(succeeded(writes.get(i)));
        }
        assertThat(succeeded(writes.get(4))).isFalse();
    }

    @Test
    void aDatabaseThatTurnsReadOnlyIsUnavailableForWritersAndAnswersReaders() {
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.handle().execute("PRAGMA query_only = 1");
                    return insert(tx, "a", "");
                }))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(noted("before")).isTrue();
        assertThat(noted("a")).isFalse();
        note("a", "");
        assertThat(noted("a")).isTrue();
    }

    /// Whether it was answered with success; anything but an outage is a failure of the test.
    private static boolean succeeded(Future<?> write) throws InterruptedException {
        try {
            write.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(StoreUnavailableException.class);
            return false;
        }
    }

    private void fill() {
        database.write(tx -> limit(tx, number(tx, "PRAGMA page_count") + 2));
    }

    private void free() {
        database.write(tx -> limit(tx, 1_000_000));
    }

    private static long limit(Tx tx, long pages) {
        return number(tx, "PRAGMA max_page_count = " + pages);
    }

    private static long number(Tx tx, String pragma) {
        return tx.handle().select(pragma).mapTo(Long.class).one();
    }

    private void note(String name, String body) {
        database.write(tx -> insert(tx, name, body));
    }

    private static int insert(Tx tx, String name, String body) {
        return tx.handle().execute("INSERT INTO facts VALUES (?, ?)", name, body);
    }

    private boolean noted(String name) {
        return database.<Boolean>read(tx -> tx.handle()
                .select("SELECT 1 FROM facts WHERE name = ?", name)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
