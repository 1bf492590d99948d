package app.parley.server.store.sql;

import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.UserId;
import app.parley.server.attachments.AttachmentStore;
import app.parley.server.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// [AttachmentStore] on the tables `attachments` and `dead_files`.
public final class SqlAttachments implements AttachmentStore {
    @Override
    public void insert(Tx tx, Attachment attachment, UserId owner, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                        attachment.id().value(),
                        owner.value(),
                        attachment.name(),
                        attachment.type(),
                        attachment.size(),
                        attachment.sha256(),
                        attachment.width(),
                        attachment.height(),
                        now);
    }

    @Override
    public Optional<Owned> find(Tx tx, AttachmentId id) {
        return tx.handle()
                .select("SELECT * FROM attachments WHERE id = ?", id.value())
                .map((row, _) -> new Owned(read(row), new UserId(row.getString("owner_id"))))
                .findOne();
    }

    @Override
    public boolean isInChatOf(Tx tx, AttachmentId id, UserId user) {
        return exists(tx, """
                        SELECT 1 FROM message_attachments held
                        JOIN messages m ON m.id = held.message_id
                        JOIN members mine ON mine.chat_id = m.chat_id AND mine.user_id = ?
                        WHERE held.attachment_id = ? LIMIT 1""", user.value(), id.value());
    }

    @Override
    public boolean isInMessage(Tx tx, AttachmentId id) {
        return exists(tx, "SELECT 1 FROM message_attachments WHERE attachment_id = ? LIMIT 1", id.value());
    }

    @Override
    public boolean isAvatar(Tx tx, AttachmentId id) {
        return exists(tx, """
                        SELECT 1 FROM attachments a JOIN users u ON u.id = a.owner_id AND u.avatar_id = a.id
                        WHERE a.id = ?""", id.value());
    }

    @Override
    public void hold(Tx tx, AttachmentId id) {
        tx.handle().execute("UPDATE attachments SET held = 1 WHERE id = ? AND held = 0", id.value());
    }

    @Override
    public void remove(Tx tx, AttachmentId id, long now) {
        if (tx.handle().execute("DELETE FROM attachments WHERE id = ?", id.value()) == 0) return;
        tx.handle().execute("INSERT INTO dead_files VALUES (?, ?)", id.value(), now);
    }

    @Override
    public long looseBytes(Tx tx, UserId owner) {
        return tx.handle()
                .select("SELECT COALESCE(SUM(size), 0) FROM attachments WHERE owner_id = ? AND held = 0", owner.value())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<AttachmentId> loose(Tx tx, long before, int limit) {
        return ids(tx, "SELECT id FROM attachments WHERE held = 0 AND created_at < ? LIMIT ?", before, limit);
    }

    @Override
    public List<AttachmentId> dead(Tx tx, long before, int limit) {
        return ids(tx, "SELECT attachment_id FROM dead_files WHERE since < ? ORDER BY since LIMIT ?", before, limit);
    }

    @Override
    public void bury(Tx tx, Collection<AttachmentId> ids) {
        for (var id : ids) tx.handle().execute("DELETE FROM dead_files WHERE attachment_id = ?", id.value());
    }

    @Override
    public Set<AttachmentId> known(Tx tx, Collection<AttachmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return tx
                .handle()
                .createQuery("""
                        SELECT id FROM attachments WHERE id IN (<ids>)
                        UNION SELECT attachment_id FROM dead_files WHERE attachment_id IN (<ids>)""")
                .bindList("ids", ids.stream().map(AttachmentId::value).toList())
                .map((row, _) -> new AttachmentId(row.getString(1)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The attachment of a row of `attachments`.
    static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                new AttachmentId(row.getString("id")),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("sha256"),
                number(row, "width"),
                number(row, "height"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static boolean exists(Tx tx, String query, Object... values) {
        return tx.handle().select(query, values).mapTo(Integer.class).findOne().isPresent();
    }

    private static List<AttachmentId> ids(Tx tx, String query, long before, int limit) {
        return tx.handle()
                .select(query, before, limit)
                .map((row, _) -> new AttachmentId(row.getString(1)))
                .list();
    }
}
