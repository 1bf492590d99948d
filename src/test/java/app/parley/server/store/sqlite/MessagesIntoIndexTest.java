package app.parley.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.protocol.MessageId;
import app.parley.protocol.UserId;
import app.parley.text.SearchText;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MessagesIntoIndexTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenBeforeTheIndexIsFoundNewestFirst() {
        var file = folder.resolve("parley.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("classpath:app/parley/server/store/sqlite")
                .target("3")
                .load()
                .migrate();
        Jdbi.create("jdbc:sqlite:" + file).useTransaction(old -> {
            old.execute("INSERT INTO users (id, username, display_name, password_hash, created_at)"
                    + " VALUES ('anna', 'anna', 'x', 'x', 0)");
            old.execute("INSERT INTO chats (id, type, created_at) VALUES ('Chat-_1', 'group', 0)");
            old.execute("INSERT INTO members (chat_id, user_id, joined_at) VALUES ('Chat-_1', 'anna', 0)");
            for (var i = 1; i <= 2_500; i++) {
                old.execute(
                        "INSERT INTO messages (id, chat_id, seq, sender_id, client_id, kind, body, created_at, deleted_at)"
                                + " VALUES (?, 'Chat-_1', ?, 'anna', ?, ?, ?, ?, ?)",
                        "m" + i,
                        i,
                        "c" + i,
                        i == 3 ? "system" : "text",
                        i % 1_000 == 1 ? "Grüße 你好" : "other",
                        1_000 + i,
                        i == 2_001 ? i : null);
            }
        });
        try (var database = SqliteDatabase.open(file)) {
            var index = new SqliteTextIndex();
            List<MessageId> found =
                    database.read(tx -> index.find(tx, new UserId("anna"), null, SearchText.query("grusse 好"), 10));
            assertThat(found).containsExactly(new MessageId("m1001"), new MessageId("m1"));
            List<MessageId> others =
                    database.read(tx -> index.find(tx, new UserId("anna"), null, SearchText.query("oth"), 5_000));
            assertThat(others).hasSize(2_496).startsWith(new MessageId("m2500"));
        }
    }
}
