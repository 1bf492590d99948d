package app.parley.client;

import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.desktop.SharedQuiet;
import app.parley.protocol.Me;
import app.parley.protocol.ProfileChange;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What one's account says about being disturbed.
record AccountQuiet(Account account) implements SharedQuiet.Server {
    @Override
    public CompletableFuture<Optional<Boolean>> asked() {
        return account.me()
                .thenApply(reply ->
                        reply instanceof Reply.Got<Me>(var me) ? Optional.of(me.doNotDisturb()) : Optional.empty());
    }

    @Override
    public void tell(boolean on) {
        // One that is not heard is told with the next word, and asked for at the next start.
        var _ = account.change(new ProfileChange(null, null, on, null));
    }
}
