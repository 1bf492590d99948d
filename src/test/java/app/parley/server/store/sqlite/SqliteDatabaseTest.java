package app.parley.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.server.store.StoreUnavailableException;
import app.parley.server.store.Tx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SqliteDatabaseTest {
    @TempDir
    Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("data/parley.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasWrittenIsReadAfterReopening() {
        note("a");
        database.close();
        open();
        assertThat(noted("a")).isTrue();
    }

    @Test
    void keepsTheJournalAheadAndWaitsForTheDisk() {
        assertThat(database.<String>write(tx -> pragma(tx, "journal_mode"))).isEqualTo("wal");
        // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
        assertThat(database.<String>write(tx -> pragma(tx, "synchronous"))).isEqualTo("2");
        assertThat(database.<String>write(tx -> pragma(tx, "foreign_keys"))).isEqualTo("1");
    }

    @Test
    void workThatThrowsLeavesNothingAndTellsWhy() {
        var actions = new ArrayList<String>();
        assertThatThrownBy(() -> database.write(tx -> {
                    insert(tx, "a");
                    tx.afterCommit(() -> actions.add("told"));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("changed my mind");
        assertThat(noted("a")).isFalse();
        assertThat(actions).isEmpty();
    }

    @Test
    void workThatThrowsDoesNotHarmWhatIsCommittedWithIt() throws Exception {
        var bothWait = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> database.write(tx -> {
                await(bothWait);
                insert(tx, "slow");
                return 0;
            }));
            var writes = new ArrayList<Future<?>>();
            for (var i = 0; i < 20; i++) {
                var name = "n" + i;
                var fails = i % 2 == 1;
                writes.add(threads.submit(() -> database.write(tx -> {
                    insert(tx, name);
                    if (fails) throw new IllegalArgumentException(name);
                    return 0;
                })));
            }
            bothWait.countDown();
            slow.get(10, TimeUnit.SECONDS);
            for (var i = 0; i < 20; i++) {
                var write = writes.get(i);
                if (i % 2 == 0) write.get(10, TimeUnit.SECONDS);
                else assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS)).hasMessageContaining("n");
                assertThat(noted("n" + i)).isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void actionsAfterTheCommitRunInTheOrderOfTheCommits() throws Exception {
        var committed = Collections.synchronizedList(new ArrayList<Integer>());
        var told = Collections.synchronizedList(new ArrayList<Integer>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 100; i++) {
                var n = i;
                threads.execute(() -> database.write(tx -> {
                    insert(tx, "n" + n);
                    tx.afterCommit(() -> told.add(n));
                    return committed.add(n);
                }));
            }
        }
        assertThat(told).hasSize(100).isEqualTo(committed);
    }

    @Test
    void anActionAfterTheCommitSeesItDurable() {
        var seen = new ArrayList<Boolean>();
        database.write(tx -> {
            insert(tx, "a");
            tx.afterCommit(() -> seen.add(noted("a")));
            return 0;
        });
        assertThat(seen).containsExactly(true);
    }

    @Test
    void aReaderCannotWrite() {
        assertThatThrownBy(() -> database.read(tx -> {
                    insert(tx, "a");
                    return 0;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(noted("a")).isFalse();
    }

    @Test
    void aWriteWithinAWriteIsRefusedInsteadOfWaitingForever() {
        assertThatThrownBy(() -> database.write(_ -> database.write(_ -> 0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRuleOfTheTablesThatIsBrokenIsABugNotAnOutage() {
        note("a");
        assertThatThrownBy(() -> note("a"))
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasStackTraceContaining("UNIQUE");
    }

    @Test
    void aClosedDatabaseSaysSo() {
        assertThat(database.answers()).isTrue();
        database.close();
        assertThat(database.answers()).isFalse();
        assertThatThrownBy(() -> note("a")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> noted("a")).isInstanceOf(StoreUnavailableException.class);
    }

    private void note(String name) {
        database.write(tx -> {
            insert(tx, name);
            return 0;
        });
    }

    private static void insert(Tx tx, String name) {
        tx.handle().execute("INSERT INTO facts VALUES (?, 'x')", name);
    }

    private boolean noted(String name) {
        return database.read(tx -> tx.handle()
                        .select("SELECT COUNT(*) FROM facts WHERE name = ?", name)
                        .mapTo(Integer.class)
                        .one()
                == 1);
    }

    private static String pragma(Tx tx, String name) {
        return tx.handle().select("PRAGMA " + name).mapTo(String.class).one();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
