package app.parley.server.store.sql;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import app.parley.server.calls.CallStore;
import app.parley.server.calls.rules.Invitation;
import app.parley.server.calls.rules.Place;
import app.parley.server.calls.rules.ServerCall;
import app.parley.server.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// [CallStore] on the tables `calls`, `call_places`, `call_records`, `call_history`.
public final class SqlCalls implements CallStore {
    /// The row of `facts` that [#beat] writes.
    private static final String BEAT = "calls_alive_at";

    @Override
    public ServerCall find(Tx tx, CallId id) {
        var current = tx.handle()
                .select("SELECT * FROM calls WHERE id = ?", id.value())
                .map((row, _) -> call(row))
                .findOne();
        if (current.isPresent()) return current.get();
        return record(tx, id).<ServerCall>map(ServerCall.Over::new).orElseGet(ServerCall.None::new);
    }

    @Override
    public List<ServerCall.Current> currentOf(Tx tx, UserId user) {
        return tx.handle()
                .select(
                        "SELECT * FROM calls WHERE caller_id = ? OR callee_id = ? ORDER BY created_at, id",
                        user.value(),
                        user.value())
                .map((row, _) -> call(row))
                .list();
    }

    @Override
    public List<ServerCall.Current> allCurrent(Tx tx) {
        return tx.handle()
                .select("SELECT * FROM calls ORDER BY created_at, id")
                .map((row, _) -> call(row))
                .list();
    }

    @Override
    public void save(Tx tx, ServerCall.Current call, OptionalLong dueAt) {
        var invitation = call.invitation();
        tx.handle()
                .createUpdate("""
                        INSERT INTO calls VALUES (:id, :chat, :type, :caller, :callee, :created_at, :expires_at,
                            :caller_device, :waiting, :callee_device, :started_at, :caller_holds, :callee_holds,
                            :caller_lost_at, :callee_lost_at, :due_at)
                        ON CONFLICT (id) DO UPDATE SET callee_device = :callee_device, started_at = :started_at,
                            caller_holds = :caller_holds, callee_holds = :callee_holds,
                            caller_lost_at = :caller_lost_at, callee_lost_at = :callee_lost_at, due_at = :due_at""")
                .bind("id", invitation.callId().value())
                .bind("chat", invitation.chatId().value())
                .bind("type", word(invitation.type()))
                .bind("caller", invitation.callerId().value())
                .bind("callee", invitation.calleeId().value())
                .bind("created_at", invitation.createdAt())
                .bind("expires_at", invitation.expiresAt())
                .bindMap(changing(call))
                .bind("due_at", dueAt.isPresent() ? (Long) dueAt.getAsLong() : null)
                .execute();
    }

    @Override
    public void close(Tx tx, CallRecord record) {
        var id = record.callId().value();
        tx.handle().execute("DELETE FROM call_places WHERE call_id = ?", id);
        tx.handle().execute("DELETE FROM calls WHERE id = ?", id);
        tx.handle()
                .execute(
                        "INSERT INTO call_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        record.chatId().value(),
                        word(record.type()),
                        record.callerId().value(),
                        record.calleeId().value(),
                        word(record.outcome()),
                        record.createdAt(),
                        record.startedAt(),
                        record.endedAt(),
                        record.durationMs());
        for (var user : List.of(record.callerId(), record.calleeId())) {
            tx.handle().execute("INSERT INTO call_history VALUES (?, ?, ?)", user.value(), record.createdAt(), id);
        }
    }

    @Override
    public void place(Tx tx, UserId user, Map<CallId, Place> places) {
        tx.handle().execute("DELETE FROM call_places WHERE user_id = ?", user.value());
        places.forEach((call, place) -> tx.handle()
                .execute("INSERT INTO call_places VALUES (?, ?, ?)", user.value(), word(place), call.value()));
    }

    @Override
    public List<CallId> due(Tx tx, long now, int limit) {
        return tx.handle()
                .select("SELECT id FROM calls WHERE due_at <= ? ORDER BY due_at LIMIT ?", now, limit)
                .map((row, _) -> new CallId(row.getString(1)))
                .list();
    }

    @Override
    public OptionalLong nextDue(Tx tx) {
        return tx.handle()
                .select("SELECT due_at FROM calls WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Optional<CallRecord> record(Tx tx, CallId id) {
        return tx.handle()
                .select("SELECT * FROM call_records WHERE id = ?", id.value())
                .map((row, _) -> record(row))
                .findOne();
    }

    @Override
    public List<CallRecord> history(Tx tx, UserId user, Optional<CallRecord> before, int limit) {
        var time = before.map(CallRecord::createdAt).orElse(Long.MAX_VALUE);
        return tx.handle()
                .select(
                        """
                        SELECT r.* FROM call_history h JOIN call_records r ON r.id = h.call_id
                        WHERE h.user_id = ? AND (h.created_at < ? OR (h.created_at = ? AND h.call_id < ?))
                        ORDER BY h.created_at DESC, h.call_id DESC LIMIT ?""",
                        user.value(),
                        time,
                        time,
                        before.map(record -> record.callId().value()).orElse(""),
                        limit)
                .map((row, _) -> record(row))
                .list();
    }

    @Override
    public void forget(Tx tx, UserId user, Collection<CallId> calls) {
        var batch = tx.handle().prepareBatch("DELETE FROM call_history WHERE user_id = ? AND call_id = ?");
        calls.forEach(call -> batch.add(user.value(), call.value()));
        if (!calls.isEmpty()) batch.execute();
    }

    @Override
    public void forgetAll(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM call_history WHERE user_id = ?", user.value());
    }

    @Override
    public int forgetRecords(Tx tx, long before, int limit) {
        var old = tx.handle()
                .select("SELECT id FROM call_records WHERE created_at < ? ORDER BY created_at LIMIT ?", before, limit)
                .mapTo(String.class)
                .list();
        if (old.isEmpty()) return 0;
        for (var statement : List.of(
                "DELETE FROM call_history WHERE call_id IN (<ids>)", "DELETE FROM call_records WHERE id IN (<ids>)")) {
            tx.handle().createUpdate(statement).bindList("ids", old).execute();
        }
        return old.size();
    }

    @Override
    public void beat(Tx tx, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        BEAT,
                        Long.toString(now));
    }

    @Override
    public OptionalLong lastBeat(Tx tx) {
        return tx.handle()
                .select("SELECT value FROM facts WHERE name = ?", BEAT)
                .mapTo(String.class)
                .findOne()
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    private static Map<String, @Nullable Object> changing(ServerCall.Current call) {
        var columns = new HashMap<String, @Nullable Object>();
        switch (call) {
            case ServerCall.Ringing ringing -> {
                columns.put("caller_device", ringing.callerDevice().value());
                columns.put("waiting", ringing.waiting() ? 1 : 0);
                columns.put("callee_device", null);
                columns.put("started_at", null);
                columns.put("caller_holds", 0);
                columns.put("callee_holds", 0);
                columns.put("caller_lost_at", ringing.callerLostAt());
                columns.put("callee_lost_at", ringing.calleeLostAt());
            }
            case ServerCall.Active active -> {
                var caller = active.invitation().callerId();
                var callee = active.invitation().calleeId();
                columns.put("caller_device", active.callerDevice().value());
                columns.put("waiting", 0);
                columns.put("callee_device", active.calleeDevice().value());
                columns.put("started_at", active.startedAt());
                columns.put("caller_holds", active.heldBy().contains(caller) ? 1 : 0);
                columns.put("callee_holds", active.heldBy().contains(callee) ? 1 : 0);
                columns.put("caller_lost_at", active.lostAt().get(caller));
                columns.put("callee_lost_at", active.lostAt().get(callee));
            }
        }
        return columns;
    }

    private static ServerCall.Current call(ResultSet row) throws SQLException {
        var invitation = new Invitation(
                new CallId(row.getString("id")),
                new ChatId(row.getString("chat_id")),
                value(CallType.class, row.getString("type")),
                new UserId(row.getString("caller_id")),
                new UserId(row.getString("callee_id")),
                row.getLong("created_at"),
                row.getLong("expires_at"));
        var callerDevice = new DeviceId(row.getString("caller_device"));
        var callerLostAt = time(row, "caller_lost_at");
        var calleeLostAt = time(row, "callee_lost_at");
        var calleeDevice = row.getString("callee_device");
        if (calleeDevice == null) {
            return new ServerCall.Ringing(
                    invitation, callerDevice, row.getInt("waiting") == 1, callerLostAt, calleeLostAt);
        }
        var heldBy = new HashSet<UserId>();
        if (row.getInt("caller_holds") == 1) heldBy.add(invitation.callerId());
        if (row.getInt("callee_holds") == 1) heldBy.add(invitation.calleeId());
        var lostAt = new HashMap<UserId, Long>();
        if (callerLostAt != null) lostAt.put(invitation.callerId(), callerLostAt);
        if (calleeLostAt != null) lostAt.put(invitation.calleeId(), calleeLostAt);
        return new ServerCall.Active(
                invitation, callerDevice, new DeviceId(calleeDevice), row.getLong("started_at"), heldBy, lostAt);
    }

    private static CallRecord record(ResultSet row) throws SQLException {
        return new CallRecord(
                new CallId(row.getString("id")),
                new ChatId(row.getString("chat_id")),
                new UserId(row.getString("caller_id")),
                new UserId(row.getString("callee_id")),
                value(CallType.class, row.getString("type")),
                value(CallRecord.Outcome.class, row.getString("outcome")),
                row.getLong("created_at"),
                time(row, "started_at"),
                row.getLong("ended_at"),
                row.getLong("duration_ms"));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        var time = row.getLong(column);
        return row.wasNull() ? null : time;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
