package app.parley.server.accounts;

import app.parley.protocol.Bounds;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.Registration;
import app.parley.protocol.UserId;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator of a server does with accounts. Used by the control commands, with the server running or
/// stopped; every method blocks. Refusals are [ProtocolException]s and name the field or the user.
public final class AccountAdministration {
    private final Database database;
    private final AccountStore store;
    private final Passwords passwords;
    private final Accounts accounts;

    public AccountAdministration(Database database, AccountStore store, Passwords passwords, Accounts accounts) {
        this.database = database;
        this.store = store;
        this.passwords = passwords;
        this.accounts = accounts;
    }

    /// @param lastSeen when the last device left, milliseconds since the epoch
    public record Listed(
            String username,
            String displayName,
            boolean enabled,
            int devices,
            @Nullable Long lastSeen) {}

    /// Makes an account on which no device is signed in, also where registration is closed.
    public void add(String username, String displayName, String password) {
        Registration.checkUsername(username);
        Bounds.length("the display name", displayName, 1, Bounds.NAME_MAX);
        var hash = hash(password);
        accounts.welcome(database.write(tx -> accounts.create(tx, username, displayName, hash)));
    }

    /// All accounts, by user name.
    public List<Listed> list() {
        return database.read(tx -> store.all(tx).stream()
                .map(account -> new Listed(
                        account.username(),
                        account.displayName(),
                        store.isEnabled(tx, account.id()),
                        store.devices(tx, account.id()).size(),
                        account.lastSeen()))
                .toList());
    }

    /// Shuts a user out: signs all their devices out at once and lets nobody in until they are enabled.
    public void disable(String username) {
        signOutAll(username, (tx, user) -> store.enable(tx, user, false));
    }

    public void enable(String username) {
        database.write(tx -> {
            var user = named(tx, username).id();
            store.enable(tx, user, true);
            return user;
        });
    }

    /// Sets a new password and signs all devices out at once.
    public void resetPassword(String username, String password) {
        var hash = hash(password);
        signOutAll(username, (tx, user) -> {
            var now = store.find(tx, user).orElseThrow();
            store.update(tx, now.withPasswordHash(hash));
        });
    }

    private String hash(String password) {
        return passwords.hash(Bounds.length("the password", password, Bounds.PASSWORD_MIN, Bounds.PASSWORD_MAX));
    }

    private void signOutAll(String username, Change change) {
        var gone = database.write(tx -> {
            var user = named(tx, username).id();
            change.make(tx, user);
            var devices = store.devices(tx, user).stream()
                    .map(device -> device.description().id())
                    .toList();
            devices.forEach(device -> store.removeDevice(tx, user, device));
            return new SignedOut(user, devices);
        });
        accounts.tellSignedOut(gone.user, gone.devices);
    }

    private Account named(Tx tx, String username) {
        return store.findByName(tx, username)
                .orElseThrow(() -> new ProtocolException(ErrorCode.NOT_FOUND, "there is no user of this name"));
    }

    private interface Change {
        void make(Tx tx, UserId user);
    }

    private record SignedOut(UserId user, List<DeviceId> devices) {}
}
