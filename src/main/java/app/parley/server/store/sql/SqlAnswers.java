package app.parley.server.store.sql;

import app.parley.protocol.UserId;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.Tx;
import java.util.Optional;

/// [AnswerStore] on the table `answers`.
public final class SqlAnswers implements AnswerStore {
    @Override
    public Optional<String> find(Tx tx, UserId user, String event, String key) {
        return tx.handle()
                .select(
                        "SELECT answer FROM answers WHERE user_id = ? AND event = ? AND idempotency_key = ?",
                        user.value(),
                        event,
                        key)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void remember(Tx tx, UserId user, String event, String key, String answer, long now) {
        tx.handle().execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", user.value(), event, key, answer, now);
    }

    @Override
    public int forget(Tx tx, long before, int limit) {
        return tx.handle().execute("""
                        DELETE FROM answers WHERE (user_id, event, idempotency_key) IN (
                            SELECT user_id, event, idempotency_key FROM answers WHERE created_at < ? LIMIT ?)""", before, limit);
    }
}
