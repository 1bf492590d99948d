package app.parley.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import app.parley.client.FilesWiring;
import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.account.SignIn;
import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatOverview;
import app.parley.client.chat.Connection;
import app.parley.client.chat.Conversation;
import app.parley.client.chat.LocalChatService;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.signalling.ReconnectPolicy;
import app.parley.client.signalling.socketio.SocketIoSignalling;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.ChatId;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.Session;
import app.parley.protocol.UserId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The client of one user on one data folder, with its real parts and without a window. Used by the test's thread;
/// every wait ends within a minute, as a failure of the test.
public final class TestClient implements AutoCloseable {
    public static final String PASSWORD = "correct horse";
    /// Far more than it takes on a busy machine, also where each of a hundred letters waits for two disks.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Quick enough for a test, slow enough not to flood it.
    private static final ReconnectPolicy POLICY = new ReconnectPolicy(Duration.ofMillis(50), Duration.ofMillis(200));

    public final StoredSession session;
    public final Account account;
    public final LocalChatService chats;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ThreadLoop<Runnable> loop = new ThreadLoop<>("parley-outbox", Runnable::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SocketIoSignalling signalling;
    public final FilesWiring files;
    private ChatOverview overview = ChatOverview.EMPTY;
    private volatile @Nullable Conversation conversation;

    private TestClient(Path folder, StoredSession session) {
        this.session = session;
        account = new Account(session.server(), session.token(), threads);
        var file =
                SqliteMessageStore.file(folder, session.server(), session.user().id());
        files = new FilesWiring(session, file, threads);
        var store = SqliteMessageStore.open(file);
        signalling = new SocketIoSignalling(session.server(), session.token(), session.device(), POLICY, threads);
        chats = new LocalChatService(
                session.user().user(),
                store,
                signalling,
                loop,
                Clock.systemUTC(),
                files.pinned(),
                account::searchUsers);
        chats.start();
        chats.observe(seen -> changes(() -> overview = seen));
    }

    /// A new user on a new data folder, not connected yet.
    public static TestClient register(String url, Path folder, String username) {
        var name = username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
        return signedIn(url, folder, signIn -> signIn.register(username, name, PASSWORD));
    }

    /// A known user on a new data folder, which makes it another device of theirs; not connected yet.
    public static TestClient signIn(String url, Path folder, String username) {
        return signedIn(url, folder, signIn -> signIn.login(username, PASSWORD));
    }

    private static TestClient signedIn(
            String url, Path folder, Function<SignIn, CompletableFuture<Reply<Session>>> how) {
        var vault = new FileSessionVault(folder);
        var device = new DeviceDescription(vault.device(), "A desk", "test");
        var server = URI.create(url);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var signIn = new SignIn(server, device, threads)) {
            var made = value(how.apply(signIn));
            vault.save(new StoredSession(server, device.id(), made.user(), made.token(), made.expiresAt()));
        }
        return restart(folder);
    }

    /// The client as it starts on a folder where somebody is signed in, not connected yet.
    public static TestClient restart(Path folder) {
        return new TestClient(folder, new FileSessionVault(folder).load().orElseThrow());
    }

    public TestClient connect() {
        signalling.connect();
        return this;
    }

    /// Waits until it is connected.
    public TestClient online() {
        awaitOverview(seen -> seen.connection() instanceof Connection.Online);
        return this;
    }

    public UserId id() {
        return session.user().id();
    }

    public ChatId chatWith(TestClient other) {
        return switch (get(chats.open(other.id()))) {
            case ChatOpening.Opened(var chat) -> chat;
            case ChatOpening failed -> throw new AssertionError(failed);
        };
    }

    /// Looks at a chat from now on.
    public TestClient look(ChatId chat) {
        chats.observe(chat, seen -> changes(() -> conversation = seen));
        return this;
    }

    public ChatOverview awaitOverview(Predicate<ChatOverview> which) {
        await(() -> which.test(overview), "overview");
        return overview;
    }

    /// Waits until the chat looked at fits, and returns its messages.
    public List<ChatMessage> awaitMessages(Predicate<List<ChatMessage>> which) {
        await(() -> which.test(messages()), "messages");
        return messages();
    }

    public List<ChatMessage> awaitTexts(String... texts) {
        return awaitMessages(
                messages -> messages.stream().map(ChatMessage::text).toList().equals(List.of(texts)));
    }

    /// Ends as a quitting program does.
    @Override
    public void close() {
        signalling.close();
        chats.close();
        loop.close();
        files.close();
        account.close();
        threads.shutdownNow();
    }

    public static <T> T value(CompletableFuture<Reply<T>> reply) {
        return switch (get(reply)) {
            case Reply.Got<T>(T value) -> value;
            case Reply.Failed<T>(var failure) -> throw new AssertionError(failure);
        };
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), SECONDS).join();
    }

    private List<ChatMessage> messages() {
        var seen = conversation;
        return seen == null ? List.of() : seen.messages();
    }

    private void changes(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String what) {
        lock.lock();
        try {
            var left = PATIENCE.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) throw new AssertionError("no such " + what + ": " + overview + conversation);
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }
}
