package app.parley.support;

import app.parley.client.account.Reply;
import app.parley.client.ui.scenes.StagedAccount;
import app.parley.protocol.Me;
import app.parley.protocol.User;
import java.util.concurrent.CompletableFuture;

/// One's own account in memory, whose server a test can take away.
public final class FakeOwnAccount extends StagedAccount {
    /// How many pixels the last picture had that was chosen.
    public int shownPixels;

    public FakeOwnAccount(User self) {
        super(self);
    }

    public void setReachable(boolean next) {
        reachable = next;
    }

    @Override
    public CompletableFuture<Reply<Me>> showAs(int side, int[] argb) {
        shownPixels = argb.length;
        return super.showAs(side, argb);
    }
}
