package app.parley.server.store.sql;

import app.parley.protocol.AttachmentId;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import app.parley.server.accounts.Account;
import app.parley.server.accounts.AccountStore;
import app.parley.server.accounts.StoredDevice;
import app.parley.server.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// [AccountStore] on the tables `users`, `user_words` and `devices`.
public final class SqlAccounts implements AccountStore {
    /// After every other character.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    @Override
    public Optional<Account> find(Tx tx, UserId id) {
        return tx.handle()
                .select("SELECT * FROM users WHERE id = ?", id.value())
                .map((row, _) -> account(row))
                .findOne();
    }

    @Override
    public List<Account> findAll(Tx tx, Collection<UserId> ids) {
        if (ids.isEmpty()) return List.of();
        return tx.handle()
                .createQuery("SELECT * FROM users WHERE id IN (<ids>)")
                .bindList("ids", ids.stream().distinct().map(UserId::value).toList())
                .map((row, _) -> account(row))
                .list();
    }

    @Override
    public Optional<Account> findByName(Tx tx, String username) {
        return tx.handle()
                .select("SELECT * FROM users WHERE username = ?", username)
                .map((row, _) -> account(row))
                .findOne();
    }

    @Override
    public List<Account> search(Tx tx, Collection<String> prefixes, int limit) {
        var condition = String.join(
                " AND ",
                Collections.nCopies(
                        prefixes.size(), "id IN (SELECT user_id FROM user_words WHERE word >= ? AND word < ?)"));
        var query = tx.handle().createQuery("SELECT * FROM users WHERE " + condition + " ORDER BY username LIMIT ?");
        var position = 0;
        for (var prefix : prefixes) query.bind(position++, prefix).bind(position++, prefix + LAST);
        return query.bind(position, limit).map((row, _) -> account(row)).list();
    }

    @Override
    public void insert(Tx tx, Account account, long now) {
        tx.handle()
                .execute(
                        "INSERT INTO users (id, username, display_name, password_hash, created_at) VALUES (?, ?, ?, ?, ?)",
                        account.id().value(),
                        account.username(),
                        account.displayName(),
                        account.passwordHash(),
                        now);
        update(tx, account);
    }

    @Override
    public void update(Tx tx, Account account) {
        tx.handle()
                .execute(
                        """
                        UPDATE users SET display_name = ?, password_hash = ?, avatar_id = ?,
                            do_not_disturb = ?, call_waiting = ? WHERE id = ?""",
                        account.displayName(),
                        account.passwordHash(),
                        account.avatar() == null ? null : account.avatar().value(),
                        account.doNotDisturb() ? 1 : 0,
                        account.callWaiting() ? 1 : 0,
                        account.id().value());
    }

    @Override
    public void seen(Tx tx, UserId user, long now) {
        tx.handle().execute("UPDATE users SET last_seen = ? WHERE id = ?", now, user.value());
    }

    @Override
    public void index(Tx tx, UserId user, Collection<String> words) {
        tx.handle().execute("DELETE FROM user_words WHERE user_id = ?", user.value());
        for (var word : words) tx.handle().execute("INSERT INTO user_words VALUES (?, ?)", word, user.value());
    }

    @Override
    public List<Account> all(Tx tx) {
        return tx.handle()
                .select("SELECT * FROM users ORDER BY username")
                .map((row, _) -> account(row))
                .list();
    }

    @Override
    public boolean isEnabled(Tx tx, UserId user) {
        return tx.handle()
                .select("SELECT disabled FROM users WHERE id = ?", user.value())
                .mapTo(Integer.class)
                .findOne()
                .filter(disabled -> disabled == 0)
                .isPresent();
    }

    @Override
    public void enable(Tx tx, UserId user, boolean enabled) {
        tx.handle().execute("UPDATE users SET disabled = ? WHERE id = ?", enabled ? 0 : 1, user.value());
    }

    @Override
    public Optional<StoredDevice> deviceByToken(Tx tx, String tokenHash) {
        return tx.handle()
                .select("SELECT * FROM devices WHERE token_hash = ?", tokenHash)
                .map((row, _) -> device(row))
                .findOne();
    }

    @Override
    public List<StoredDevice> devices(Tx tx, UserId user) {
        return tx.handle()
                .select("SELECT * FROM devices WHERE user_id = ? ORDER BY created_at, id", user.value())
                .map((row, _) -> device(row))
                .list();
    }

    @Override
    public List<StoredDevice> expiredDevices(Tx tx, long now) {
        return tx.handle()
                .select("SELECT * FROM devices WHERE expires_at <= ? ORDER BY expires_at", now)
                .map((row, _) -> device(row))
                .list();
    }

    @Override
    public List<StoredDevice> idleDevices(Tx tx, long before) {
        return tx.handle()
                .select("SELECT * FROM devices WHERE last_seen < ? ORDER BY last_seen", before)
                .map((row, _) -> device(row))
                .list();
    }

    @Override
    public void putDevice(Tx tx, StoredDevice device) {
        tx.handle()
                .execute(
                        """
                        INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (user_id, id) DO UPDATE SET name = excluded.name, platform = excluded.platform,
                            token_hash = excluded.token_hash, last_seen = excluded.last_seen,
                            expires_at = excluded.expires_at""",
                        device.user().value(),
                        device.description().id().value(),
                        device.description().name(),
                        device.description().platform(),
                        device.tokenHash(),
                        device.createdAt(),
                        device.lastSeen(),
                        device.expiresAt());
    }

    @Override
    public void deviceSeen(Tx tx, UserId user, DeviceId device, long now) {
        tx.handle()
                .execute(
                        "UPDATE devices SET last_seen = ? WHERE user_id = ? AND id = ?",
                        now,
                        user.value(),
                        device.value());
    }

    @Override
    public boolean removeDevice(Tx tx, UserId user, DeviceId device) {
        return tx.handle().execute("DELETE FROM devices WHERE user_id = ? AND id = ?", user.value(), device.value())
                > 0;
    }

    private static Account account(ResultSet row) throws SQLException {
        var avatar = row.getString("avatar_id");
        var lastSeen = row.getLong("last_seen");
        var everSeen = !row.wasNull();
        return new Account(
                new UserId(row.getString("id")),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                avatar == null ? null : new AttachmentId(avatar),
                row.getInt("do_not_disturb") == 1,
                row.getInt("call_waiting") == 1,
                everSeen ? lastSeen : null);
    }

    private static StoredDevice device(ResultSet row) throws SQLException {
        return new StoredDevice(
                new UserId(row.getString("user_id")),
                new DeviceDescription(
                        new DeviceId(row.getString("id")), row.getString("name"), row.getString("platform")),
                row.getString("token_hash"),
                row.getLong("created_at"),
                row.getLong("last_seen"),
                row.getLong("expires_at"));
    }
}
