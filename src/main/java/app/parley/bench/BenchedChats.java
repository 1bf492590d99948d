package app.parley.bench;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.chat.ChatService;
import app.parley.client.chat.LocalChatService;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers;
import app.parley.client.files.MadeFiles;
import app.parley.client.files.PinnedFiles;
import app.parley.client.signalling.Signalling;
import app.parley.client.signalling.SignallingListener;
import app.parley.loop.ThreadLoop;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A person's chats of years, in a real store without a server: many chats, and one with very many messages. What
/// measures the store and what measures the drawing begin with it.
final class BenchedChats {
    /// How much there is.
    ///
    /// @param chats in the list
    /// @param messages in the large one of them
    record Size(int chats, int messages) {
        static final Size FULL = new Size(2_000, 100_000);
    }

    /// The chat with many messages.
    static final ChatId LARGE = new ChatId("chat-0");

    /// A word that one message in a thousand has.
    static final String RARE = "walrus";
    /// A word that every other message has.
    static final String COMMON = "the";

    /// A word that only the first message of the large chat has.
    static final String FIRST = "quokka";

    private static final User SELF = user(0);
    /// 2026-01-05 09:00 UTC.
    private static final long NOW = 1_767_603_600_000L;

    private static final long MINUTE = 60_000;
    private static final int FEW = 3;
    private static final List<String> WORDS = List.of(
            "the",
            "lunch",
            "tomorrow",
            "train",
            "Äpfel",
            "at",
            "nine",
            "maybe",
            "the",
            "garden",
            "rain",
            "meeting",
            "今天天气很好",
            "see",
            "you",
            "the",
            "later",
            "photo",
            "birthday",
            "привет");

    private BenchedChats() {}

    /// Fills a new store.
    static void fill(Path file, Size size) {
        var random = new Random(1);
        try (var store = SqliteMessageStore.open(file)) {
            store.atomically(() -> {
                var people = new ArrayList<User>();
                for (var person = 0; person <= size.chats; person++) people.add(user(person));
                store.putUsers(people);
                store.setCursor("1");
                for (var number = 0; number < size.chats; number++) {
                    var messages = number == 0 ? size.messages : FEW;
                    var id = new ChatId("chat-" + number);
                    var peer = people.get(number + 1);
                    var last = message(id, messages, number, peer, random);
                    for (var seq = 1; seq < messages; seq++) store.putMessage(message(id, seq, number, peer, random));
                    store.putMessage(last);
                    // Something is unread in every tenth.
                    var unread = number % 10 == 0 ? 2 : 0;
                    var read = Map.of(SELF.id(), (long) messages - unread);
                    store.putChat(
                            new Chat(id, ChatType.DIRECT, null, List.of(SELF, peer), unread, read, last, false, NOW));
                }
            });
        }
    }

    /// The chats as the program opens them at its start.
    static Opened open(Path file) {
        var loop = new ThreadLoop<Runnable>("parley-outbox", Runnable::run);
        var made = new MadeFiles(file.resolveSibling("made"), Runnable::run);
        var pinned = new PinnedFiles(file.resolveSibling("outgoing"), made, new NoTransfers(), Runnable::run);
        var chats = new LocalChatService(
                SELF,
                SqliteMessageStore.open(file),
                new NoConnection(),
                loop,
                Clock.systemUTC(),
                pinned,
                _ -> CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.ServerUnreachable())));
        chats.start();
        return new Opened(chats, loop);
    }

    /// Closed by who opened it.
    record Opened(ChatService chats, ThreadLoop<Runnable> loop) implements AutoCloseable {
        @Override
        public void close() {
            chats.close();
            loop.close();
        }
    }

    private static User user(int number) {
        return new User(
                new UserId("user-" + number), "user" + number, "Person " + number, null, Presence.OFFLINE, null);
    }

    private static Message message(ChatId chat, long seq, int number, User peer, Random random) {
        var text = new StringBuilder();
        for (var word = 0; word < 12; word++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        if (seq % 1_000 == 0) text.append(RARE);
        if (seq == 1 && number == 0) text.append(FIRST);
        var id = chat + "-" + seq;
        return new Message(
                new MessageId(id),
                chat,
                seq,
                seq % 2 == 0 ? SELF.id() : peer.id(),
                new ClientId(id),
                MessageKind.TEXT,
                text.toString(),
                null,
                List.of(),
                Map.of(),
                null,
                NOW - number * MINUTE - (200_000 - seq) * MINUTE,
                null,
                null,
                null,
                null);
    }

    /// No server is there.
    private static final class NoConnection implements Signalling {
        @Override
        public void listen(SignallingListener listener) {}

        @Override
        public void connect() {}

        @Override
        public void renew() {}

        @Override
        public void send(ClientEvent event, Consumer<Signalling.Outcome> outcome) {
            outcome.accept(new Signalling.Outcome.Unanswered());
        }

        @Override
        public void close() {}
    }

    /// No server is there.
    private static final class NoTransfers implements FileTransfers {
        private record Lost<T>() implements Transfer<T> {
            @Override
            public CompletableFuture<FileTransfers.Outcome<T>> outcome() {
                return CompletableFuture.completedFuture(new FileTransfers.Outcome.Failed<>(FileFailure.UNREACHABLE));
            }

            @Override
            public void cancel() {}
        }

        @Override
        public Transfer<Attachment> upload(Path file, String name, String type, LongConsumer sent) {
            return new Lost<>();
        }

        @Override
        public Transfer<Path> download(AttachmentId attachment, long size, Path into, LongConsumer received) {
            return new Lost<>();
        }
    }
}
