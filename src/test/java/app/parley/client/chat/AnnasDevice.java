package app.parley.client.chat;

import static app.parley.client.chat.Told.ANNA;
import static app.parley.client.chat.Told.BEN;
import static app.parley.client.chat.Told.CHAT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.account.Reply;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.files.MadeFiles;
import app.parley.client.files.PinnedFiles;
import app.parley.protocol.Ack;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ServerChatEvent.Change;
import app.parley.protocol.ServerEvent;
import app.parley.protocol.User;
import app.parley.support.FakeSignalling;
import app.parley.support.FakeTransfers;
import app.parley.support.ManualClock;
import app.parley.support.ManualLoop;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Anna's device over a real store, with time moved by hand; the test is the server.
abstract class AnnasDevice {
    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock();
    final ManualLoop<Runnable> loop = new ManualLoop<>(clock, Runnable::run);
    final FakeTransfers transfers = new FakeTransfers();
    FakeSignalling server;
    LocalChatService chats;
    boolean full;
    ChatOverview overview = ChatOverview.EMPTY;

    @Nullable
    Conversation conversation;

    @BeforeEach
    void start() {
        server = new FakeSignalling();
        chats = new LocalChatService(
                ANNA,
                store(),
                server,
                loop,
                clock,
                new PinnedFiles(
                        folder.resolve("outgoing"),
                        new MadeFiles(folder.resolve("made"), Runnable::run),
                        transfers,
                        Runnable::run),
                _ -> CompletableFuture.completedFuture(new Reply.Got<>(List.of(BEN))));
        chats.start();
        chats.observe(seen -> overview = seen);
        loop.runDue();
    }

    /// A real one, which takes nothing while [#full].
    private MessageStore store() {
        var store = SqliteMessageStore.open(folder.resolve("chats.db"));
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(), new Class<?>[] {MessageStore.class}, (_, method, arguments) -> {
                    if (full && method.getName().startsWith("put")) throw new IllegalStateException("the disk is full");
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void stop() {
        full = false;
        chats.close();
        loop.runDue();
    }

    void connect(String cursor, Change... changes) {
        server.accept();
        loop.runDue();
        answerSync(new Ack.Changes(cursor, List.of(changes), false, null));
    }

    void answerSync(Ack.Changes page) {
        server.answer(ClientEvent.Sync.class, page);
        loop.runDue();
    }

    void receive(ServerEvent event) {
        server.receive(event);
        loop.runDue();
    }

    void restart() {
        chats.close();
        loop.runDue();
        start();
    }

    void open() {
        chats.observe(CHAT, seen -> conversation = seen);
        loop.runDue();
    }

    void older() {
        chats.loadOlder(CHAT);
        loop.runDue();
    }

    List<String> texts() {
        return conversation().messages().stream().map(ChatMessage::text).toList();
    }

    ChatMessage only() {
        assertThat(conversation().messages()).hasSize(1);
        return conversation().messages().getFirst();
    }

    Conversation conversation() {
        return requireNonNull(conversation);
    }

    ChatMessage last() {
        return requireNonNull(overview.chats().getFirst().lastMessage());
    }

    User peer() {
        return requireNonNull(overview.chats().getFirst().peer());
    }
}
