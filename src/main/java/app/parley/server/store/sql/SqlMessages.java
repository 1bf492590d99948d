package app.parley.server.store.sql;

import app.parley.protocol.Attachment;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.SystemNote;
import app.parley.protocol.UserId;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.messages.MessageStore;
import app.parley.server.store.Tx;
import app.parley.text.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// [MessageStore] on the tables `messages`, `message_attachments` and `reactions`.
public final class SqlMessages implements MessageStore {
    private final TextIndex index;

    /// @param index of the engine that the tables are in
    public SqlMessages(TextIndex index) {
        this.index = index;
    }

    @Override
    public long nextSeq(Tx tx, ChatId chat) {
        return tx.handle()
                .select("UPDATE chats SET last_seq = last_seq + 1 WHERE id = ? RETURNING last_seq", chat.value())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void insert(Tx tx, Message message) {
        tx.handle()
                .execute(
                        "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        message.id().value(),
                        message.chatId().value(),
                        message.seq(),
                        message.senderId().value(),
                        message.clientId().value(),
                        message.kind().name().toLowerCase(Locale.ROOT),
                        message.body(),
                        message.replyTo() == null ? null : message.replyTo().value(),
                        mentions(message.mentions()),
                        details(message),
                        message.createdAt(),
                        message.editedAt(),
                        message.deletedAt());
        if (message.kind() == MessageKind.TEXT) index.put(tx, message);
        for (var i = 0; i < message.attachments().size(); i++) {
            tx.handle()
                    .execute(
                            "INSERT INTO message_attachments VALUES (?, ?, ?)",
                            message.id().value(),
                            i,
                            message.attachments().get(i).id().value());
        }
    }

    @Override
    public Optional<Message> find(Tx tx, MessageId id) {
        return Optional.ofNullable(findAll(tx, List.of(id)).get(id));
    }

    @Override
    public Map<MessageId, Message> findAll(Tx tx, Collection<MessageId> ids) {
        if (ids.isEmpty()) return Map.of();
        var rows = tx.handle()
                .createQuery("SELECT * FROM messages WHERE id IN (<ids>)")
                .bindList("ids", ids.stream().distinct().map(MessageId::value).toList())
                .map((row, _) -> read(row))
                .list();
        return complete(tx, rows).stream().collect(Collectors.toMap(Message::id, Function.identity()));
    }

    @Override
    public Optional<Message> newest(Tx tx, ChatId chat) {
        return page(tx, chat, Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public List<Message> page(Tx tx, ChatId chat, long beforeSeq, int limit) {
        var newestFirst = tx.handle()
                .select(
                        "SELECT * FROM messages WHERE chat_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                        chat.value(),
                        beforeSeq,
                        limit)
                .map((row, _) -> read(row))
                .list();
        return complete(tx, newestFirst.reversed());
    }

    @Override
    public List<Message> search(Tx tx, UserId reader, @Nullable ChatId chat, List<SearchText.Piece> pieces, int limit) {
        var ids = index.find(tx, reader, chat, pieces, limit);
        var found = findAll(tx, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public int unread(Tx tx, ChatId chat, UserId reader, long seq) {
        return tx.handle()
                .select("""
                        SELECT COUNT(*) FROM messages
                        WHERE chat_id = ? AND seq > ? AND sender_id <> ? AND deleted_at IS NULL""", chat.value(), seq, reader.value())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void edit(Tx tx, MessageId id, String body, long now) {
        tx.handle().execute("UPDATE messages SET body = ?, edited_at = ? WHERE id = ?", body, now, id.value());
        find(tx, id).ifPresent(message -> index.put(tx, message));
    }

    @Override
    public void delete(Tx tx, MessageId id, long now) {
        tx.handle()
                .execute(
                        "UPDATE messages SET body = '', mentions = NULL, deleted_at = ? WHERE id = ?", now, id.value());
        index.remove(tx, id);
        tx.handle().execute("DELETE FROM reactions WHERE message_id = ?", id.value());
        tx.handle().execute("DELETE FROM message_attachments WHERE message_id = ?", id.value());
    }

    @Override
    public List<MessageId> old(Tx tx, long before, int limit) {
        return tx.handle()
                .select("""
                        SELECT id FROM messages WHERE created_at < ? AND deleted_at IS NULL AND kind = 'text'
                        ORDER BY created_at LIMIT ?""", before, limit)
                .map((row, _) -> new MessageId(row.getString(1)))
                .list();
    }

    @Override
    public boolean react(Tx tx, MessageId id, UserId user, String emoji, boolean on, long now) {
        var rows = on
                ? tx.handle().execute("""
                                INSERT INTO reactions VALUES (?, ?, ?, ?)
                                ON CONFLICT (message_id, emoji, user_id) DO NOTHING""", id.value(), emoji, user.value(), now)
                : tx.handle()
                        .execute(
                                "DELETE FROM reactions WHERE message_id = ? AND emoji = ? AND user_id = ?",
                                id.value(),
                                emoji,
                                user.value());
        return rows > 0;
    }

    private static Message read(ResultSet row) throws SQLException {
        var kind = MessageKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        var details = row.getString("details");
        var replyTo = row.getString("reply_to");
        return new Message(
                new MessageId(row.getString("id")),
                new ChatId(row.getString("chat_id")),
                row.getLong("seq"),
                new UserId(row.getString("sender_id")),
                new ClientId(row.getString("client_id")),
                kind,
                row.getString("body"),
                replyTo == null ? null : new MessageId(replyTo),
                List.of(),
                Map.of(),
                mentions(row.getString("mentions")),
                row.getLong("created_at"),
                time(row, "edited_at"),
                time(row, "deleted_at"),
                kind == MessageKind.CALL ? ProtocolJson.read(CallRecord.class, details) : null,
                kind == MessageKind.SYSTEM ? ProtocolJson.read(SystemNote.class, details) : null);
    }

    /// Adds what stands in tables of its own.
    private static List<Message> complete(Tx tx, List<Message> messages) {
        if (messages.isEmpty()) return messages;
        var ids = messages.stream().map(m -> m.id().value()).toList();
        var reactions = reactions(tx, ids);
        var attachments = attachments(tx, ids);
        if (reactions.isEmpty() && attachments.isEmpty()) return messages;
        return messages.stream()
                .map(m -> with(
                        m,
                        attachments.getOrDefault(m.id().value(), List.of()),
                        reactions.getOrDefault(m.id().value(), Map.of())))
                .toList();
    }

    private static Map<String, List<Attachment>> attachments(Tx tx, List<String> messages) {
        var found = new HashMap<String, List<Attachment>>();
        tx.handle()
                .createQuery("""
                        SELECT held.message_id, a.* FROM message_attachments held
                        JOIN attachments a ON a.id = held.attachment_id
                        WHERE held.message_id IN (<ids>) ORDER BY held.position""")
                .bindList("ids", messages)
                .map((row, _) -> found.computeIfAbsent(row.getString("message_id"), _ -> new ArrayList<>())
                        .add(SqlAttachments.read(row)))
                .list();
        return found;
    }

    private static Map<String, Map<String, List<UserId>>> reactions(Tx tx, List<String> messages) {
        var found = new HashMap<String, Map<String, List<UserId>>>();
        tx.handle()
                .createQuery("""
                        SELECT message_id, emoji, user_id FROM reactions
                        WHERE message_id IN (<ids>) ORDER BY created_at, user_id""")
                .bindList("ids", messages)
                .map((row, _) -> found.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), _ -> new ArrayList<>())
                        .add(new UserId(row.getString(3))))
                .list();
        return found;
    }

    private static Message with(Message m, List<Attachment> attachments, Map<String, List<UserId>> reactions) {
        return new Message(
                m.id(),
                m.chatId(),
                m.seq(),
                m.senderId(),
                m.clientId(),
                m.kind(),
                m.body(),
                m.replyTo(),
                attachments,
                reactions,
                m.mentions(),
                m.createdAt(),
                m.editedAt(),
                m.deletedAt(),
                m.call(),
                m.system());
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable String mentions(@Nullable List<UserId> users) {
        return users == null ? null : users.stream().map(UserId::value).collect(Collectors.joining(" "));
    }

    private static @Nullable List<UserId> mentions(@Nullable String column) {
        if (column == null) return null;
        return Stream.of(column.split(" "))
                .filter(id -> !id.isEmpty())
                .map(UserId::new)
                .toList();
    }

    private static @Nullable String details(Message message) {
        if (message.call() != null) return ProtocolJson.write(message.call());
        if (message.system() != null) return ProtocolJson.write(message.system());
        return null;
    }
}
