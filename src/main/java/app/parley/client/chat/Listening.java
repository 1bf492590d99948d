package app.parley.client.chat;

import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.loop.Loop.Delayed;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.Change;
import app.parley.protocol.ServerEvent;
import java.time.Duration;

/// Brings what the server tells to parley-outbox, and says how the connection stands.
final class Listening implements SignallingListener {
    /// A loss that heals faster is not shown: longer than a server's restart, shorter than a person's patience.
    private static final Duration UNSEEN_LOSS = Duration.ofSeconds(5);

    private final ChatBook book;
    private final CatchUp catchUp;
    private final LetterCarrier carrier;
    private final TypingMarks typing;
    private final Watchers watchers;
    private final Loop<Runnable> loop;
    private Delayed doubt = () -> {};

    Listening(
            ChatBook book,
            CatchUp catchUp,
            LetterCarrier carrier,
            TypingMarks typing,
            Watchers watchers,
            Loop<Runnable> loop) {
        this.book = book;
        this.catchUp = catchUp;
        this.carrier = carrier;
        this.typing = typing;
        this.watchers = watchers;
        this.loop = loop;
    }

    /// Shows the loss unless it heals soon.
    void doubtConnection() {
        doubt.cancel();
        doubt = loop.postAfter(UNSEEN_LOSS, () -> {
            if (watchers.connection() instanceof Connection.Connecting) watchers.connection(new Connection.Offline());
        });
    }

    @Override
    public void connected() {
        loop.post(() -> {
            watchers.connection(new Connection.Online());
            catchUp.connected();
        });
    }

    @Override
    public void disconnected() {
        loop.post(() -> {
            book.forgetPresences();
            catchUp.disconnected();
            typing.disconnected();
            carrier.handle(new OutboxInput.Disconnected());
            watchers.connection(new Connection.Connecting());
            doubtConnection();
        });
    }

    @Override
    public void received(ServerEvent event) {
        loop.post(() -> {
            switch (event) {
                case Change change -> catchUp.live(change);
                case ServerEvent.PresenceChanged presence -> book.presence(presence);
                case ServerChatEvent.Typing heard -> typing.hear(heard);
                default -> {
                    return;
                }
            }
            watchers.publish();
        });
    }

    @Override
    public void refused(Refusal refusal) {
        loop.post(() -> watchers.connection(new Connection.Refused(refusal)));
    }
}
