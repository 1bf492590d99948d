package app.parley.server.welcome;

import app.parley.protocol.Ack;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.UserId;
import app.parley.server.accounts.AccountStore;
import app.parley.server.accounts.NewcomerListener;
import app.parley.server.chats.Chats;
import app.parley.server.messages.Messages;
import app.parley.server.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets one account write the first message to everybody who joins. Blocks, on the thread that made the account.
public final class Greeter implements NewcomerListener {
    private static final Logger log = LoggerFactory.getLogger(Greeter.class);

    private final Database database;
    private final AccountStore accounts;
    private final Chats chats;
    private final Messages messages;
    private final String username;
    private final String text;

    /// @param username who greets; nobody is greeted while there is no such account
    public Greeter(
            Database database, AccountStore accounts, Chats chats, Messages messages, String username, String text) {
        this.database = database;
        this.accounts = accounts;
        this.chats = chats;
        this.messages = messages;
        this.username = username;
        this.text = text;
    }

    @Override
    public void joined(UserId newcomer) {
        var greeter = database.read(tx -> accounts.findByName(tx, username));
        if (greeter.isEmpty() || greeter.get().id().equals(newcomer)) return;
        var id = greeter.get().id();
        try {
            if (!(chats.open(id, new ClientChatEvent.Open(newcomer)) instanceof Ack.ChatAck(var chat))) return;
            var key = new ClientId("welcome-" + newcomer);
            messages.send(id, new ClientChatEvent.Send(chat.id(), key, text, null, null, null));
        } catch (RuntimeException e) {
            // The account is made; a missing greeting is no reason to fail its owner.
            log.warn("A newcomer was not greeted", e);
        }
    }
}
