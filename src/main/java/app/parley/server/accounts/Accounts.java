package app.parley.server.accounts;

import app.parley.protocol.Device;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.DeviceId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Login;
import app.parley.protocol.Me;
import app.parley.protocol.PasswordChange;
import app.parley.protocol.ProfileChange;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.Registration;
import app.parley.protocol.Session;
import app.parley.protocol.UserId;
import app.parley.server.attachments.Attachments;
import app.parley.server.bus.Bus;
import app.parley.server.store.Database;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Making accounts, signing in and out, and what a user sets about themselves. Used by the HTTP routes and by the
/// handshake of sockets; every method blocks.
public final class Accounts {
    /// Most devices on which a user is signed in: our own choice. One more signs out the one that was not used the
    /// longest.
    public static final int DEVICES_MAX = 50;

    private final Database database;
    private final AccountStore store;
    private final Directory directory;
    private final Passwords passwords;
    private final Attachments attachments;
    private final Bus bus;
    private final NewIds ids;
    private final InstantSource clock;
    private final Duration tokenLifetime;
    private final List<SignOutListener> signOutListeners = new CopyOnWriteArrayList<>();
    private final List<ProfileListener> profileListeners = new CopyOnWriteArrayList<>();
    private final List<NewcomerListener> newcomerListeners = new CopyOnWriteArrayList<>();

    public Accounts(
            Database database,
            AccountStore store,
            Directory directory,
            Passwords passwords,
            Attachments attachments,
            Bus bus,
            NewIds ids,
            InstantSource clock,
            Duration tokenLifetime) {
        this.database = database;
        this.store = store;
        this.directory = directory;
        this.passwords = passwords;
        this.attachments = attachments;
        this.bus = bus;
        this.ids = ids;
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
    }

    /// Meant for start-up.
    public void listen(SignOutListener listener) {
        signOutListeners.add(listener);
    }

    /// Meant for start-up.
    public void listen(ProfileListener listener) {
        profileListeners.add(listener);
    }

    /// Meant for start-up.
    public void listen(NewcomerListener listener) {
        newcomerListeners.add(listener);
    }

    /// Makes an account and signs its first device in.
    public Session register(Registration wish) {
        database.read(tx -> requireFree(tx, wish.username()));
        var hash = passwords.hash(wish.password());
        var session = database.write(tx -> {
            var id = create(tx, wish.username(), wish.displayName(), hash);
            return signIn(tx, id, wish.device());
        });
        welcome(session.user().id());
        return session;
    }

    /// Writes a new account; `conflict` when the name is taken.
    UserId create(Tx tx, String username, String displayName, String passwordHash) {
        requireFree(tx, username);
        var id = new UserId(ids.next());
        store.insert(
                tx, new Account(id, username, displayName, passwordHash, null, false, false, null), clock.millis());
        store.index(tx, id, SearchWords.of(username, displayName));
        return id;
    }

    /// Tells who greets newcomers, after the commit.
    void welcome(UserId user) {
        for (var listener : newcomerListeners) listener.joined(user);
    }

    /// Signs a device in. A device of the same id that was signed in before is signed out by it.
    public Session login(Login login) {
        while (true) {
            var account = database.read(tx -> store.findByName(tx, login.username()));
            if (account.isEmpty()) passwords.matchNobody(login.password());
            var known = account.orElseThrow(Accounts::wrongLogin).passwordHash();
            if (!passwords.matches(login.password(), known)) throw wrongLogin();
            var next = passwords.isOutdated(known) ? passwords.hash(login.password()) : known;
            var session = database.write(tx -> login(tx, account.get().id(), known, next, login.device()));
            // Else the password or its hash was changed meanwhile, and it is another one that counts.
            if (session.isPresent()) return session.get();
        }
    }

    /// Empty when the password's hash is not `known` any more.
    private Optional<Session> login(Tx tx, UserId user, String known, String next, DeviceDescription device) {
        var now = store.find(tx, user).orElseThrow();
        if (!now.passwordHash().equals(known)) return Optional.empty();
        if (!store.isEnabled(tx, user)) throw wrongLogin();
        if (!next.equals(known)) store.update(tx, now.withPasswordHash(next));
        tx.afterCommit(() -> bus.disconnect(user, device.id()));
        return Optional.of(signIn(tx, user, device));
    }

    /// Whose token it is; empty when it is nobody's, or not any more.
    public Optional<Principal> authenticate(Token token) {
        var hash = token.hash();
        return database.read(tx -> store.deviceByToken(tx, hash))
                .filter(device -> device.expiresAt() > clock.millis())
                .map(device -> new Principal(device.user(), device.description().id()));
    }

    public void logout(Principal who) {
        signOut(who.user(), List.of(who.device()));
    }

    /// Signs one of one's own devices out; `not_found` when there is none of this id.
    public void removeDevice(UserId user, DeviceId device) {
        if (signOut(user, List.of(device)).isEmpty()) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "there is no device of this id");
        }
    }

    public List<Device> devices(Principal who) {
        var now = clock.millis();
        return database.read(tx -> store.devices(tx, who.user())).stream()
                .map(device -> show(device, who, now))
                .toList();
    }

    public Me me(UserId user) {
        return database.read(tx -> directory.me(tx, user));
    }

    public Me change(UserId user, ProfileChange change) {
        return database.write(tx -> {
            var before = store.find(tx, user).orElseThrow();
            var after = changed(before, change);
            var renamed = !after.displayName().equals(before.displayName());
            var picture = change.avatar();
            var repainted = picture != null && !picture.equals(before.avatar());
            if (picture != null && repainted) attachments.giveAvatar(tx, user, picture);
            store.update(tx, after);
            if (repainted && before.avatar() != null) attachments.release(tx, List.of(before.avatar()));
            if (renamed) store.index(tx, user, SearchWords.of(after.username(), after.displayName()));
            if (renamed || repainted) {
                for (var listener : profileListeners) listener.profileChanged(tx, user);
            }
            if (after.doNotDisturb() != before.doNotDisturb()) {
                for (var listener : profileListeners) listener.presenceChanged(tx, user);
            }
            return directory.me(tx, user);
        });
    }

    /// Sets a new password and signs every other device out.
    public void changePassword(Principal who, PasswordChange change) {
        var account = database.read(tx -> store.find(tx, who.user())).orElseThrow();
        if (!passwords.matches(change.current(), account.passwordHash())) {
            throw new ProtocolException(ErrorCode.FORBIDDEN, "the current password is wrong");
        }
        var hash = passwords.hash(change.next());
        var others = database.write(tx -> {
            var now = store.find(tx, who.user()).orElseThrow();
            store.update(tx, now.withPasswordHash(hash));
            var removed = store.devices(tx, who.user()).stream()
                    .map(device -> device.description().id())
                    .filter(device -> !device.equals(who.device()))
                    .toList();
            removed.forEach(device -> store.removeDevice(tx, who.user(), device));
            return removed;
        });
        tellSignedOut(who.user(), others);
    }

    private static ProtocolException wrongLogin() {
        return new ProtocolException(ErrorCode.UNAUTHORIZED, "the user name or the password is wrong");
    }

    private boolean requireFree(Tx tx, String username) {
        if (store.findByName(tx, username).isEmpty()) return true;
        throw new ProtocolException(ErrorCode.CONFLICT, "this user name is taken");
    }

    private void makeRoom(Tx tx, UserId user, DeviceId coming) {
        var connected = bus.devicesOf(user);
        var others = store.devices(tx, user).stream()
                .filter(device -> !device.description().id().equals(coming))
                .toList();
        var gone = others.stream()
                .filter(device -> !connected.contains(device.description().id()))
                .sorted(Comparator.comparingLong(StoredDevice::lastSeen))
                .limit(Math.max(0, others.size() + 1 - DEVICES_MAX))
                .map(device -> device.description().id())
                .toList();
        for (var device : gone) store.removeDevice(tx, user, device);
        tx.afterCommit(() -> tellSignedOut(user, gone));
    }

    private Session signIn(Tx tx, UserId user, DeviceDescription device) {
        makeRoom(tx, user, device.id());
        var token = Token.random();
        var now = clock.millis();
        var expiresAt = now + tokenLifetime.toMillis();
        store.putDevice(tx, new StoredDevice(user, device, token.hash(), now, now, expiresAt));
        return new Session(directory.me(tx, user), token.text(), expiresAt);
    }

    /// Returns those that were signed in.
    private List<DeviceId> signOut(UserId user, List<DeviceId> devices) {
        var removed = database.write(tx -> devices.stream()
                .filter(device -> store.removeDevice(tx, user, device))
                .toList());
        tellSignedOut(user, removed);
        return removed;
    }

    /// Ends the sockets of devices that are signed out, after the commit.
    void tellSignedOut(UserId user, List<DeviceId> devices) {
        for (var device : devices) {
            bus.disconnect(user, device);
            for (var listener : signOutListeners) listener.signedOut(user, device);
        }
    }

    private Device show(StoredDevice device, Principal who, long now) {
        var description = device.description();
        var here = bus.devicesOf(device.user()).contains(description.id());
        return new Device(
                description.id(),
                description.name(),
                description.platform(),
                description.id().equals(who.device()),
                device.createdAt(),
                here ? now : device.lastSeen());
    }

    private static Account changed(Account account, ProfileChange change) {
        return new Account(
                account.id(),
                account.username(),
                change.displayName() == null ? account.displayName() : change.displayName(),
                account.passwordHash(),
                change.avatar() == null ? account.avatar() : change.avatar(),
                change.doNotDisturb() == null ? account.doNotDisturb() : change.doNotDisturb(),
                change.callWaiting() == null ? account.callWaiting() : change.callWaiting(),
                account.lastSeen());
    }
}
