package app.parley.server.retention;

import app.parley.server.accounts.AccountStore;
import app.parley.server.accounts.Accounts;
import app.parley.server.accounts.Principal;
import app.parley.server.bus.Bus;
import app.parley.server.calls.CallStore;
import app.parley.server.changes.ChangeStore;
import app.parley.server.messages.Messages;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets go of what is older than the settings say, in transactions so small that nobody notices them. Run from
/// time to time on a thread that may block; while one run goes on another does nothing.
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    /// Rows in one transaction, which others wait for: some milliseconds.
    private static final int BATCH = 100;
    /// Batches of messages in one run. Every device of every member hears of each message, and a device that is
    /// told more than two megabytes at once is a slow reader.
    private static final int MESSAGE_BATCHES = 10;

    private final Database database;
    private final Stores stores;
    private final Messages messages;
    private final Accounts accounts;
    private final Bus bus;
    private final InstantSource clock;
    private final RetentionSettings settings;
    private final ReentrantLock running = new ReentrantLock();

    public Retention(
            Database database,
            Stores stores,
            Messages messages,
            Accounts accounts,
            Bus bus,
            InstantSource clock,
            RetentionSettings settings) {
        this.database = database;
        this.stores = stores;
        this.messages = messages;
        this.accounts = accounts;
        this.bus = bus;
        this.clock = clock;
        this.settings = settings;
    }

    /// Where it looks.
    public record Stores(AnswerStore answers, ChangeStore changes, CallStore calls, AccountStore accounts) {}

    /// Throws when the database does not answer; the next run does the rest.
    public void run() {
        if (!running.tryLock()) return;
        try {
            var now = clock.millis();
            all(tx -> stores.answers.forget(tx, now - settings.answers().toMillis(), BATCH));
            all(tx -> stores.changes.forget(tx, now - settings.changes().toMillis(), BATCH));
            if (isOn(settings.callRecords())) {
                all(tx -> stores.calls.forgetRecords(
                        tx, now - settings.callRecords().toMillis(), BATCH));
            }
            expireMessages(now);
            signOutExpired(now);
            signOutIdle(now);
        } finally {
            running.unlock();
        }
    }

    private void expireMessages(long now) {
        if (!isOn(settings.messages())) return;
        var before = now - settings.messages().toMillis();
        for (var batch = 0; batch < MESSAGE_BATCHES; batch++) {
            if (messages.expire(before, BATCH) < BATCH) return;
        }
        log.debug("More messages are over their time; they go with the next runs");
    }

    /// Ends their sockets too, which their tokens let in when they were good.
    private void signOutExpired(long now) {
        for (var device : database.read(tx -> stores.accounts.expiredDevices(tx, now))) {
            accounts.logout(new Principal(device.user(), device.description().id()));
        }
    }

    /// Those that are connected are in use, whenever they connected.
    private void signOutIdle(long now) {
        if (!isOn(settings.idleDevices())) return;
        var before = now - settings.idleDevices().toMillis();
        for (var device : database.read(tx -> stores.accounts.idleDevices(tx, before))) {
            var id = device.description().id();
            if (bus.devicesOf(device.user()).contains(id)) continue;
            accounts.logout(new Principal(device.user(), id));
            log.info("Device {} of user {} was not used for long and is signed out", id, device.user());
        }
    }

    private void all(ToIntFunction<Tx> batch) {
        int done;
        do {
            done = database.write(batch::applyAsInt);
        } while (done == BATCH);
    }

    private static boolean isOn(Duration time) {
        return time.isPositive();
    }
}
