package app.parley.server.presence;

import app.parley.protocol.DeviceId;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.server.accounts.AccountStore;
import app.parley.server.accounts.Directory;
import app.parley.server.bus.Bus;
import app.parley.server.bus.DeviceListener;
import app.parley.server.members.Members;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.List;

/// Tells those who share a chat who comes and goes, tells whoever comes who is here, and notes when somebody
/// was last seen. Hears of devices from the bus.
public final class PresenceTeller implements DeviceListener {
    private final Database database;
    private final AccountStore accounts;
    private final Directory directory;
    private final Members members;
    private final Bus bus;
    private final InstantSource clock;

    public PresenceTeller(
            Database database,
            AccountStore accounts,
            Directory directory,
            Members members,
            Bus bus,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.directory = directory;
        this.members = members;
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public void connected(UserId user, DeviceId device) {
        var news = database.read(tx -> news(tx, user));
        if (bus.devicesOf(user).size() == 1) tell(news);
        for (var other : news.others) {
            if (other.presence() != Presence.OFFLINE) bus.deliver(user, device, event(other));
        }
    }

    @Override
    public void gone(UserId user, DeviceId device) {
        var stillHere = bus.isOnline(user);
        var news = database.write(tx -> {
            var now = clock.millis();
            accounts.deviceSeen(tx, user, device, now);
            if (!stillHere) accounts.seen(tx, user, now);
            return news(tx, user);
        });
        if (!stillHere) tell(news);
    }

    /// Tells after the commit that Do Not Disturb was put on or off.
    public void presenceChanged(Tx tx, UserId user) {
        if (!bus.isOnline(user)) return;
        var news = news(tx, user);
        tx.afterCommit(() -> tell(news));
    }

    private News news(Tx tx, UserId user) {
        var others = directory.users(tx, members.sharing(tx, user)).values();
        return new News(directory.user(tx, user), List.copyOf(others));
    }

    private void tell(News news) {
        for (var other : news.others) bus.deliver(other.id(), event(news.user));
    }

    private static ServerEvent event(User user) {
        return new ServerEvent.PresenceChanged(user.id(), user.presence(), user.lastSeen());
    }

    /// Who is told of whom.
    private record News(User user, List<User> others) {}
}
