package app.parley.server.store.sqlite;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Jdbi;

/// Migration 3.2: takes into the text index what was written before there was one. In Java, because the text is
/// folded and parted by ours. Public, because Flyway finds it beside the others and makes it.
public final class MessagesIntoIndex implements JavaMigration {
    private static final int BATCH = 1_000;

    private record Row(String id, String chat, String body) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3.2");
    }

    @Override
    public String getDescription() {
        return "messages into index";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        // The connection is Flyway's, which closes it.
        var handle = Jdbi.open(context.getConnection());
        List<Row> rows;
        do {
            rows = handle.select("""
                            SELECT id, chat_id, body FROM messages m
                            WHERE kind = 'text' AND deleted_at IS NULL
                              AND NOT EXISTS (SELECT 1 FROM message_numbers k WHERE k.message_id = m.id)
                            ORDER BY created_at, chat_id, seq LIMIT ?""", BATCH)
                    .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
                    .list();
            for (var row : rows) SqliteTextIndex.put(handle, row.id, row.chat, row.body);
        } while (rows.size() == BATCH);
    }
}
