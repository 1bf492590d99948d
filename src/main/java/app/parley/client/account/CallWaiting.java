package app.parley.client.account;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.protocol.Me;
import app.parley.protocol.ProfileChange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Whether a second caller is let through while the user talks. The server decides by it, for all devices of
/// the user, so the account keeps it and the [Preference] here follows: what it says when one signs in holds,
/// and a change that does not arrive there is taken back here. Safe on every thread.
public final class CallWaiting implements AutoCloseable {
    /// Off, a second caller hears that the user is in another call.
    public static final Preference<Boolean> CHOICE = Preference.flag("calls.waiting", false);

    private final Preferences preferences;
    private final Function<ProfileChange, CompletableFuture<Reply<Me>>> change;
    private final AtomicBoolean atServer = new AtomicBoolean();
    private final Subscription chosen;

    /// Begins to follow.
    public CallWaiting(Preferences preferences, Account account) {
        this(preferences, account.me(), account::change);
    }

    CallWaiting(
            Preferences preferences,
            CompletableFuture<Reply<Me>> now,
            Function<ProfileChange, CompletableFuture<Reply<Me>>> change) {
        this.preferences = preferences;
        this.change = change;
        atServer.set(preferences.get(CHOICE));
        chosen = preferences.observe(CHOICE, this::tell);
        var _ = now.thenAccept(this::hear);
    }

    private void tell(boolean wanted) {
        var before = atServer.getAndSet(wanted);
        if (before == wanted) return;
        var _ = change.apply(new ProfileChange(null, null, null, wanted)).thenAccept(reply -> {
            if (reply instanceof Reply.Failed<Me>) settle(before);
            else hear(reply);
        });
    }

    private void hear(Reply<Me> reply) {
        if (reply instanceof Reply.Got<Me>(var me)) settle(me.callWaiting());
    }

    private void settle(boolean held) {
        atServer.set(held);
        preferences.set(CHOICE, held);
    }

    @Override
    public void close() {
        chosen.unsubscribe();
    }
}
