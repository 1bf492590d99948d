package app.parley.server.random;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Does to a server's database what only a fault of the server could have done, while it runs.
final class Planting {
    private static final String A_TEXT =
            "(SELECT id FROM messages WHERE kind = 'text' AND deleted_at IS NULL ORDER BY created_at, seq LIMIT 1)";
    private static final String A_CALL =
            "(SELECT client_id FROM messages WHERE kind = 'call' ORDER BY created_at, seq LIMIT 1)";
    private static final String COLUMNS = "chat_id, seq, sender_id, client_id, kind, body, reply_to, mentions, details,"
            + " created_at, edited_at, deleted_at";

    private Planting() {}

    /// @param database the file
    static void plant(Fault fault, Path database) {
        switch (fault) {
            case NONE, DROPPED_EVENT, TOLD_TWICE, LEFT_RINGING -> {}
            case LOST_MESSAGE ->
                run(
                        database,
                        "DELETE FROM reactions WHERE message_id = " + A_TEXT,
                        "DELETE FROM messages WHERE id = " + A_TEXT);
            case SKIPPED_NUMBER -> run(database, """
                        UPDATE messages SET seq = seq + 1 WHERE seq = (SELECT last_seq FROM chats WHERE id = chat_id)
                            AND chat_id = (SELECT chat_id FROM messages WHERE id = %s)
                        """.formatted(A_TEXT));
            case DOUBLED_MESSAGE -> run(database, copy(A_TEXT));
            case DOUBLED_CALL_MESSAGE ->
                run(database, copy("(SELECT id FROM messages WHERE kind = 'call' AND client_id = " + A_CALL + ")"));
            case LOST_RECORD ->
                run(
                        database,
                        "DELETE FROM call_history WHERE call_id = " + A_CALL,
                        "DELETE FROM call_records WHERE id = " + A_CALL);
            case OVERLAPPING_CALLS ->
                run(
                        database,
                        // The two calls in order were one caller's: now the first ends after all others.
                        "UPDATE call_records SET ended_at = ended_at + 3600000 WHERE id = " + A_CALL);
            case SILENT_CHANGE -> run(database, "UPDATE messages SET edited_at = 1700000000000 WHERE id = " + A_TEXT);
        }
    }

    private static String copy(String message) {
        return "INSERT INTO messages (id, " + COLUMNS + ") SELECT 'planted', "
                + COLUMNS.replace(" seq,", " (SELECT max(seq) + 1 FROM messages x WHERE x.chat_id = m.chat_id),")
                + " FROM messages m WHERE id = " + message;
    }

    private static void run(Path database, String... statements) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            run(connection, "PRAGMA busy_timeout = 10000");
            for (var statement : statements) run(connection, statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
