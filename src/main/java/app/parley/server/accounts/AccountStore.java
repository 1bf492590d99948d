package app.parley.server.accounts;

import app.parley.protocol.DeviceId;
import app.parley.protocol.UserId;
import app.parley.server.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// PORT. Accounts, the words they are found by, and their devices.
public interface AccountStore {
    Optional<Account> find(Tx tx, UserId id);

    /// Those that exist of `ids`, in no order.
    List<Account> findAll(Tx tx, Collection<UserId> ids);

    Optional<Account> findByName(Tx tx, String username);

    /// Up to `limit` accounts that have a word beginning with each of `prefixes`, by user name.
    List<Account> search(Tx tx, Collection<String> prefixes, int limit);

    /// Writes a new account. Its words are not written here.
    void insert(Tx tx, Account account, long now);

    /// Writes all of an account that may change.
    void update(Tx tx, Account account);

    void seen(Tx tx, UserId user, long now);

    /// Replaces the words that `user` is found by.
    void index(Tx tx, UserId user, Collection<String> words);

    /// All accounts, by user name.
    List<Account> all(Tx tx);

    /// Whether `user` may sign in.
    boolean isEnabled(Tx tx, UserId user);

    void enable(Tx tx, UserId user, boolean enabled);

    Optional<StoredDevice> deviceByToken(Tx tx, String tokenHash);

    /// The devices of `user`, oldest first.
    List<StoredDevice> devices(Tx tx, UserId user);

    /// All devices whose tokens have ended by themselves at `now`.
    List<StoredDevice> expiredDevices(Tx tx, long now);

    /// All devices that were last seen before `before`.
    List<StoredDevice> idleDevices(Tx tx, long before);

    /// Writes a device in place of an earlier one of the same id; the time of the first sign-in stays.
    void putDevice(Tx tx, StoredDevice device);

    void deviceSeen(Tx tx, UserId user, DeviceId device, long now);

    /// Returns whether there was such a device.
    boolean removeDevice(Tx tx, UserId user, DeviceId device);
}
