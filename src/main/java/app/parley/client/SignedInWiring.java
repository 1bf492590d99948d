package app.parley.client;

import app.parley.client.account.CallWaiting;
import app.parley.client.account.SignedInAccount;
import app.parley.client.account.StoredSession;
import app.parley.client.calling.RingPolicy;
import app.parley.client.chat.LocalChatService;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.desktop.PngFile;
import app.parley.client.desktop.sound.ToneRinger;
import app.parley.client.history.LocalCallHistory;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.ui.main.ParleyServices.Desk;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.Me;
import java.time.Clock;
import java.util.function.Consumer;

/// The composition root of whoever is signed in: everything of one session, with what the window sees of it.
/// Begun on a thread that may block.
record SignedInWiring(
        Desk desk,
        ClientWiring.Calls calls,
        LocalChatService chats,
        FilesWiring files,
        LocalCallHistory history,
        ToneRinger ringer,
        ThreadLoop<Runnable> outbox,
        CallWaiting waiting)
        implements AutoCloseable {

    /// @param policy says which calls may be heard
    /// @param heard hears the other side of every call
    /// @param changed told how the server knows one, whenever it says so
    static SignedInWiring begin(
            ClientWiring client,
            ClientOptions options,
            StoredSession session,
            RingPolicy policy,
            ToneMeter heard,
            Consumer<Me> changed) {
        var ringer = new ToneRinger(options.preferences(), ToneRinger.lines());
        var calls = client.calls(session, ringer, policy, false, heard);
        var file = SqliteMessageStore.file(
                options.folder(), session.server(), session.user().id());
        var store = SqliteMessageStore.open(file);
        var files = new FilesWiring(session, file, client.threads());
        var outbox = new ThreadLoop<Runnable>("parley-outbox", Runnable::run);
        var chats = new LocalChatService(
                session.user().user(),
                store,
                calls.signalling(),
                outbox,
                Clock.systemUTC(),
                files.pinned(),
                calls.account()::searchUsers);
        var history = new LocalCallHistory(session.user().id(), store.calls(), calls.signalling(), outbox);
        chats.start();
        history.start();
        calls.signalling().connect();
        var account = new SignedInAccount(
                session.server(),
                calls.account(),
                options.folder().resolve("pictures"),
                client.threads(),
                (side, argb) -> PngFile.bytes(side, side, argb),
                changed);
        var desk = new Desk(
                chats,
                calls.control(),
                history,
                files.files(),
                account,
                session.server(),
                files.made(),
                new DiagnosticsWiring(client, options, session, calls));
        var waiting = new CallWaiting(options.preferences(), calls.account());
        return new SignedInWiring(desk, calls, chats, files, history, ringer, outbox, waiting);
    }

    @Override
    public void close() {
        waiting.close();
        calls.close();
        history.close();
        chats.close();
        outbox.close();
        files.close();
    }
}
