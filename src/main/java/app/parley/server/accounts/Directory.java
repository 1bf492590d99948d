package app.parley.server.accounts;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.server.bus.Bus;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Shows users as others see them: the account joined with whether they are here. Used by every service that names
/// people.
public final class Directory {
    /// Most hits of a search (protocol, section 2).
    private static final int HITS = 20;
    /// Fewest characters to search by (protocol, section 2).
    private static final int QUERY_MIN = 2;

    private static final int QUERY_MAX = 200;

    private final Database database;
    private final AccountStore store;
    private final Bus bus;

    public Directory(Database database, AccountStore store, Bus bus) {
        this.database = database;
        this.store = store;
        this.bus = bus;
    }

    /// Throws `not_found` when there is no such user.
    public User user(Tx tx, UserId id) {
        return user(account(tx, id));
    }

    /// Throws `not_found` when there is no such user.
    public Me me(Tx tx, UserId id) {
        var account = account(tx, id);
        var user = user(account);
        return new Me(
                id,
                user.username(),
                user.displayName(),
                user.avatar(),
                user.presence(),
                user.lastSeen(),
                account.doNotDisturb(),
                account.callWaiting());
    }

    /// Those that exist of `ids`.
    public Map<UserId, User> users(Tx tx, Collection<UserId> ids) {
        return store.findAll(tx, ids).stream()
                .map(this::user)
                .collect(Collectors.toUnmodifiableMap(User::id, Function.identity()));
    }

    /// Finds by prefix of the user name or of words of the display name.
    public List<User> search(String query) {
        var characters = query.codePointCount(0, query.length());
        if (characters < QUERY_MIN || characters > QUERY_MAX) {
            throw new ProtocolException(
                    ErrorCode.BAD_REQUEST, "query has " + QUERY_MIN + "–" + QUERY_MAX + " characters");
        }
        var prefixes = SearchWords.prefixes(query);
        if (prefixes.isEmpty()) return List.of();
        return database.read(
                tx -> store.search(tx, prefixes, HITS).stream().map(this::user).toList());
    }

    private Account account(Tx tx, UserId id) {
        return store.find(tx, id)
                .orElseThrow(() -> new ProtocolException(ErrorCode.NOT_FOUND, "there is no user of this id"));
    }

    private User user(Account account) {
        var here = bus.isOnline(account.id());
        return new User(
                account.id(),
                account.username(),
                account.displayName(),
                account.avatar(),
                !here ? Presence.OFFLINE : account.doNotDisturb() ? Presence.DND : Presence.ONLINE,
                here ? null : account.lastSeen());
    }
}
