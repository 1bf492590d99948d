package app.parley.client.chat;

import app.parley.client.account.Reply;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.Signalling.Outcome;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.Loop;
import app.parley.loop.Loop.Delayed;
import app.parley.protocol.Ack;
import app.parley.protocol.Bounds;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.ServerChatEvent.Change;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [ChatService] out of a [MessageStore], which [CatchUp] and live events fill, and the [Outbox] that empties it.
/// Its methods post; all else runs on parley-outbox.
public final class LocalChatService implements ChatService {
    private static final Logger log = LoggerFactory.getLogger(LocalChatService.class);
    /// A loss that heals faster is not shown: longer than a server's restart, shorter than a person's patience.
    private static final Duration UNSEEN_LOSS = Duration.ofSeconds(5);

    private final User self;
    private final MessageStore store;
    private final Signalling signalling;
    private final WhileOpen loop;
    private final Clock clock;
    private final Function<String, CompletableFuture<Reply<List<User>>>> userSearch;
    private final List<Consumer<ChatOverview>> observers = new ArrayList<>();
    private final ChatBook book;
    private final LetterCarrier carrier;
    private final ReceivedChanges received;
    private final CatchUp catchUp;
    private final ReadMarks marks;
    private final ConversationWindows windows;
    private final Snapshots snapshots;
    private Connection connection = new Connection.Connecting();
    private Delayed doubt = () -> {};
    private boolean publishing;

    /// Reads the store, so it blocks for a moment; nothing happens before [#start].
    ///
    /// @param store in use on `loop` alone from now on; closed by [#close]
    /// @param signalling the caller's: it connects and closes it
    /// @param loop the thread parley-outbox; the caller's, who closes it after [#close]
    /// @param userSearch asks the server for people
    public LocalChatService(
            User self,
            MessageStore store,
            Signalling signalling,
            Loop<Runnable> loop,
            Clock clock,
            Function<String, CompletableFuture<Reply<List<User>>>> userSearch) {
        this.self = self;
        this.store = store;
        this.signalling = signalling;
        this.loop = new WhileOpen(loop);
        this.clock = clock;
        this.userSearch = userSearch;
        book = new ChatBook(self, store);
        snapshots = new Snapshots(self, book);
        marks = new ReadMarks(store, signalling, this.loop);
        windows = new ConversationWindows(store, signalling, this.loop, this::publish);
        carrier = new LetterCarrier(
                store, signalling, this.loop, message -> received().take(message), this::publish);
        received = new ReceivedChanges(self.id(), store, book, windows, carrier, marks, this::publish);
        catchUp = new CatchUp(store, signalling, this.loop, received);
    }

    /// Begins to listen to the connection.
    public void start() {
        signalling.listen(new Listening());
        loop.post(this::doubtConnection);
    }

    @Override
    public User self() {
        return self;
    }

    @Override
    public Subscription observe(Consumer<ChatOverview> observer) {
        loop.post(() -> {
            observers.add(observer);
            tell(observer, snapshots.overview(connection, carrier.letters()));
        });
        return () -> loop.post(() -> observers.remove(observer));
    }

    @Override
    public Subscription observe(ChatId chat, Consumer<Conversation> observer) {
        loop.post(() -> {
            var window = windows.open(chat, observer);
            var known = book.chat(chat);
            if (known != null) tell(observer, snapshots.conversation(known, window, carrier.letters()));
            windows.fill();
        });
        return () -> loop.post(() -> windows.leave(chat, observer));
    }

    @Override
    public void loadOlder(ChatId chat) {
        loop.post(() -> windows.loadOlder(chat));
    }

    @Override
    public void send(ChatId chat, String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > Bounds.MESSAGE_MAX) return;
        var id = new ClientId(UUID.randomUUID().toString());
        var letter = new OutboxLetter(id, chat, text, clock.millis(), new OutboxLetter.Waiting());
        loop.post(() -> {
            if (book.chat(chat) != null) carrier.handle(new OutboxInput.Written(letter));
        });
    }

    @Override
    public void retry(ClientId message) {
        loop.post(() -> carrier.handle(new OutboxInput.Retry(message)));
    }

    @Override
    public void markRead(ChatId chat) {
        loop.post(() -> {
            var newest = book.newestSeq(chat);
            if (newest <= book.mark(chat)) return;
            store.atomically(() -> {
                book.read(chat, self.id(), newest);
                marks.put(chat, newest);
            });
            marks.send(chat, newest);
            publish();
        });
    }

    @Override
    public CompletableFuture<ChatOpening> open(UserId user) {
        var opening = new CompletableFuture<ChatOpening>();
        loop.post(() -> {
            var known = book.directChatWith(user);
            if (known.isPresent()) {
                opening.complete(new ChatOpening.Opened(known.get().id()));
            } else {
                signalling.send(
                        new ClientChatEvent.Open(user), outcome -> loop.post(() -> opening.complete(opened(outcome))));
            }
        });
        return opening;
    }

    @Override
    public CompletableFuture<Reply<List<User>>> searchUsers(String query) {
        var text = query.strip();
        // The protocol's section 2: at least two characters.
        if (text.codePointCount(0, text.length()) < 2) {
            return CompletableFuture.completedFuture(new Reply.Got<>(List.of()));
        }
        return userSearch.apply(text);
    }

    @Override
    public void close() {
        loop.post(() -> {
            loop.close();
            observers.clear();
            store.close();
        });
    }

    private ChatOpening opened(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Ack.ChatAck(var chat)) -> {
                store.atomically(() -> book.put(chat, true));
                publish();
                yield new ChatOpening.Opened(chat.id());
            }
            case Outcome.Answered(Ack.Refused(var error)) -> new ChatOpening.Refused(error.code());
            default -> new ChatOpening.NotConnected();
        };
    }

    /// The carrier and what takes its messages know each other.
    private ReceivedChanges received() {
        return received;
    }

    private void connection(Connection now) {
        connection = now;
        windows.online(now instanceof Connection.Online);
        publish();
    }

    /// Shows the loss unless it heals soon.
    private void doubtConnection() {
        doubt.cancel();
        doubt = loop.postAfter(UNSEEN_LOSS, () -> {
            if (connection instanceof Connection.Connecting) connection(new Connection.Offline());
        });
    }

    /// Tells the observers how things stand, once for all that happens in one go.
    private void publish() {
        if (publishing) return;
        publishing = true;
        loop.post(() -> {
            publishing = false;
            var overview = snapshots.overview(connection, carrier.letters());
            List.copyOf(observers).forEach(observer -> tell(observer, overview));
            windows.forEach((chat, window) -> {
                var known = book.chat(chat);
                if (known == null) return;
                var conversation = snapshots.conversation(known, window, carrier.letters());
                List.copyOf(window.observers).forEach(observer -> tell(observer, conversation));
            });
        });
    }

    private static <T> void tell(Consumer<T> observer, T snapshot) {
        try {
            observer.accept(snapshot);
        } catch (RuntimeException e) {
            log.error("an observer of chats failed", e);
        }
    }

    /// Brings what the server tells to parley-outbox.
    private final class Listening implements SignallingListener {
        @Override
        public void connected() {
            loop.post(() -> {
                connection(new Connection.Online());
                catchUp.connected();
            });
        }

        @Override
        public void disconnected() {
            loop.post(() -> {
                book.forgetPresences();
                catchUp.disconnected();
                carrier.handle(new OutboxInput.Disconnected());
                connection(new Connection.Connecting());
                doubtConnection();
            });
        }

        @Override
        public void received(ServerEvent event) {
            loop.post(() -> {
                switch (event) {
                    case Change change -> catchUp.live(change);
                    case ServerEvent.PresenceChanged presence -> book.presence(presence);
                    default -> {
                        return;
                    }
                }
                publish();
            });
        }

        @Override
        public void refused(Refusal refusal) {
            loop.post(() -> connection(new Connection.Refused(refusal)));
        }
    }
}
