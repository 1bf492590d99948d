package app.parley.client.chat.sqlite;

import app.parley.client.chat.Draft;
import app.parley.client.chat.OutboxLetter;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What was written on this device and is not the server's yet: letters and drafts. Runs on parley-outbox.
final class SqliteWriting {
    private final Handle handle;

    SqliteWriting(Handle handle) {
        this.handle = handle;
    }

    Map<ChatId, Draft> drafts() {
        return handle
                .createQuery("SELECT chat_id, form FROM draft")
                .map((row, _) -> Map.entry(new ChatId(row.getString(1)), DraftForm.read(row.getString(2))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void putDraft(ChatId chat, Draft draft) {
        if (draft.isEmpty()) {
            handle.execute("DELETE FROM draft WHERE chat_id = ?", chat.value());
        } else {
            handle.execute(
                    "INSERT OR REPLACE INTO draft (chat_id, form) VALUES (?, ?)", chat.value(), DraftForm.write(draft));
        }
    }

    List<OutboxLetter> letters() {
        return handle.createQuery("SELECT id, chat_id, form, written_at, failure FROM letter ORDER BY number")
                .map((row, _) -> letter(row))
                .list();
    }

    void putLetter(OutboxLetter letter) {
        handle.execute(
                """
                INSERT INTO letter (id, chat_id, form, written_at, failure) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET form = excluded.form, failure = excluded.failure""",
                letter.id().value(),
                letter.chat().value(),
                LetterForm.write(letter.matter()),
                letter.writtenAt(),
                letter.stage() instanceof OutboxLetter.Failed(var reason) ? reason.name() : null);
    }

    void removeLetter(ClientId letter) {
        handle.execute("DELETE FROM letter WHERE id = ?", letter.value());
    }

    void removeChat(ChatId chat) {
        handle.execute("DELETE FROM letter WHERE chat_id = ?", chat.value());
        handle.execute("DELETE FROM draft WHERE chat_id = ?", chat.value());
    }

    /// What waits may have gone out before the program ended.
    private static OutboxLetter letter(ResultSet row) throws SQLException {
        var failure = row.getString(5);
        return new OutboxLetter(
                new ClientId(row.getString(1)),
                new ChatId(row.getString(2)),
                LetterForm.read(row.getString(3)),
                row.getLong(4),
                failure == null ? new OutboxLetter.Waiting(true) : new OutboxLetter.Failed(ErrorCode.valueOf(failure)));
    }
}
