package app.parley.client.chat.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTablesTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestMigrationIsTheOneThatFilesAreMarkedWith() throws IOException {
        try (var migrations = Files.list(Path.of("resources", "app", "parley", "client", "chat", "sqlite"))) {
            var newest = migrations
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*\\.sql"))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))
                    .max();
            assertThat(newest).hasValue(SqliteMessageStore.TABLES);
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsBroughtUpToDate() throws SQLException {
        var file = folder.resolve("chats.db");
        SqliteMessageStore.open(file).close();
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = raw.createStatement()) {
            // As it was before V3.
            statement.execute("DROP TABLE draft");
            statement.execute("DROP TABLE message_words");
            statement.execute("DROP INDEX message_by_id");
            statement.execute("DROP INDEX message_by_n");
            statement.execute("ALTER TABLE message DROP COLUMN id");
            statement.execute("ALTER TABLE message DROP COLUMN n");
            statement.execute("DROP TABLE letter");
            statement.execute("CREATE TABLE letter (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, chat_id TEXT,"
                    + " text TEXT, written_at BIGINT, failure TEXT)");
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '3'");
            statement.execute("PRAGMA user_version = 0");
        }

        try (var store = SqliteMessageStore.open(file)) {
            assertThat(store.drafts()).isEmpty();
            assertThat(store.letters()).isEmpty();
        }
    }
}
