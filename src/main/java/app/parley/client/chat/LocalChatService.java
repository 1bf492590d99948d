package app.parley.client.chat;

import app.parley.client.account.Reply;
import app.parley.client.files.PinnedFiles;
import app.parley.client.signalling.Signalling;
import app.parley.loop.Loop;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [ChatService] out of a [MessageStore], which [CatchUp] and live events fill, and the [Outbox] that empties it.
/// Its methods post; all else runs on parley-outbox.
public final class LocalChatService implements ChatService {
    private final User self;
    private final MessageStore store;
    private final Signalling signalling;
    private final WhileOpen loop;
    private final Function<String, CompletableFuture<Reply<List<User>>>> userSearch;
    private final ChatBook book;
    private final LetterCarrier carrier;
    private final ReceivedChanges received;
    private final ReadMarks marks;
    private final ConversationWindows windows;
    private final Drafts drafts;
    private final TypingMarks typing;
    private final Groups groups;
    private final Writing writing;
    private final Searching searching;
    private final Watchers watchers;
    private final Listening listening;

    /// Reads the store, so it blocks for a moment; nothing happens before [#start].
    ///
    /// @param store in use on `loop` alone from now on; closed by [#close]
    /// @param signalling the caller's: it connects and closes it
    /// @param loop the thread parley-outbox; the caller's, who closes it after [#close]
    /// @param files keeps what is to go up
    /// @param userSearch asks the server for people
    public LocalChatService(
            User self,
            MessageStore store,
            Signalling signalling,
            Loop<Runnable> loop,
            Clock clock,
            PinnedFiles files,
            Function<String, CompletableFuture<Reply<List<User>>>> userSearch) {
        this.self = self;
        this.store = store;
        this.signalling = signalling;
        this.loop = new WhileOpen(loop);
        this.userSearch = userSearch;
        book = new ChatBook(self, store);
        var quotes = new Quotes(store, book);
        var arrivals = new Arrivals();
        drafts = new Drafts(store, this.loop, arrivals::stored);
        marks = new ReadMarks(store, signalling, this.loop);
        typing = new TypingMarks(signalling, this.loop, this::publish);
        windows = new ConversationWindows(store, book, quotes, signalling, this.loop, this::publish);
        carrier = new LetterCarrier(store, signalling, this.loop, files, arrivals);
        var views = new MessageViews(self, book, quotes, carrier);
        var snapshots = new Snapshots(self, book, drafts, carrier, typing, views);
        watchers = new Watchers(book, windows, snapshots, this.loop);
        received = new ReceivedChanges(
                self.id(), store, book, windows, carrier, marks, quotes, drafts, typing, this::publish);
        groups = new Groups(signalling, this.loop, this::told);
        writing = new Writing(self, store, book, carrier, windows, drafts, typing, files, this.loop, clock);
        searching = new Searching(store, book, snapshots, views, signalling, this.loop);
        var catchUp = new CatchUp(store, signalling, this.loop, received);
        listening = new Listening(book, catchUp, carrier, typing, watchers, this.loop);
    }

    /// Begins to listen to the connection.
    public void start() {
        signalling.listen(listening);
        loop.post(listening::doubtConnection);
    }

    @Override
    public User self() {
        return self;
    }

    @Override
    public Subscription observe(Consumer<ChatOverview> observer) {
        loop.post(() -> watchers.add(observer));
        return () -> loop.post(() -> watchers.remove(observer));
    }

    @Override
    public Subscription observe(ChatId chat, Consumer<Conversation> observer) {
        loop.post(() -> {
            watchers.tell(windows.open(chat, observer), observer);
            windows.fill();
        });
        return () -> loop.post(() -> windows.leave(chat, observer));
    }

    @Override
    public void loadOlder(ChatId chat) {
        loop.post(() -> windows.loadOlder(chat));
    }

    @Override
    public void loadNewer(ChatId chat) {
        loop.post(() -> windows.loadNewer(chat));
    }

    @Override
    public void showNewest(ChatId chat) {
        loop.post(() -> windows.showNewest(chat));
    }

    @Override
    public CompletableFuture<Boolean> jump(ChatId chat, long seq) {
        return asking(shown -> windows.jump(chat, seq, shown));
    }

    @Override
    public void send(ChatId chat, Draft draft) {
        loop.post(() -> writing.send(chat, draft));
    }

    @Override
    public void forward(ChatId chat, Draft draft) {
        loop.post(() -> writing.forward(chat, draft));
    }

    @Override
    public void edit(ChatMessage message, String text) {
        loop.post(() -> writing.edit(message, text));
    }

    @Override
    public void delete(ChatMessage message) {
        loop.post(() -> writing.delete(message));
    }

    @Override
    public void react(ChatMessage message, String emoji, boolean on) {
        loop.post(() -> writing.react(message, emoji, on));
    }

    @Override
    public void retry(ClientId letter) {
        loop.post(() -> carrier.handle(new OutboxInput.Retry(letter)));
    }

    @Override
    public CompletableFuture<Optional<Draft>> discard(ClientId letter) {
        return asking(given -> given.complete(writing.discard(letter)));
    }

    @Override
    public void saveDraft(ChatId chat, Draft draft) {
        loop.post(() -> {
            if (book.chat(chat) == null || !drafts.put(chat, draft)) return;
            if (draft.isEmpty()) typing.stopped(chat);
            publish();
        });
    }

    @Override
    public void typing(ChatId chat) {
        loop.post(() -> typing.typed(chat));
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
        return asking(opening -> book.directChatWith(user)
                .ifPresentOrElse(
                        known -> opening.complete(new ChatOpening.Opened(known.id())),
                        () -> groups.open(user, opening)));
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
    public CompletableFuture<SearchHits> search(String query, @Nullable ChatId chat) {
        return asking(found -> searching.search(query, chat, found));
    }

    @Override
    public CompletableFuture<ChatOpening> createGroup(String title, List<UserId> members) {
        return asking(opening -> groups.create(title.strip(), members, opening));
    }

    @Override
    public CompletableFuture<Reply<ChatId>> rename(ChatId chat, String title) {
        return update(() -> new ClientChatEvent.Update(chat, title.strip(), null, null, null));
    }

    @Override
    public CompletableFuture<Reply<ChatId>> addMembers(ChatId chat, List<UserId> members) {
        return update(() -> new ClientChatEvent.Update(chat, null, List.copyOf(members), null, null));
    }

    @Override
    public CompletableFuture<Reply<ChatId>> removeMember(ChatId chat, UserId member) {
        return update(() -> new ClientChatEvent.Update(chat, null, null, List.of(member), null));
    }

    @Override
    public CompletableFuture<Reply<ChatId>> setMuted(ChatId chat, boolean muted) {
        return update(() -> new ClientChatEvent.Update(chat, null, null, null, muted));
    }

    @Override
    public void close() {
        loop.post(() -> {
            drafts.keep();
            carrier.close();
            loop.close();
            watchers.clear();
            store.close();
        });
    }

    private CompletableFuture<Reply<ChatId>> update(Supplier<ClientChatEvent.Update> wanted) {
        return asking(reply -> groups.update(wanted, reply));
    }

    /// What is asked on parley-outbox, and answered later.
    private <T> CompletableFuture<T> asking(Consumer<CompletableFuture<T>> question) {
        var answer = new CompletableFuture<T>();
        loop.post(() -> {
            try {
                question.accept(answer);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        return answer;
    }

    /// An answer brought a chat. One that one has just left is told about too.
    private void told(Chat chat) {
        if (chat.members().stream().noneMatch(member -> member.id().equals(self.id()))) return;
        store.atomically(() -> book.put(chat, true));
        publish();
    }

    private void publish() {
        watchers.publish();
    }

    /// The carrier and those who take what it brings know each other.
    private final class Arrivals implements LetterCarrier.Mail {
        @Override
        public void delivered(OutboxLetter letter, Message message) {
            received.delivered(letter, message);
        }

        @Override
        public void changed() {
            watchers.publish();
        }

        @Override
        public void stored(boolean well) {
            watchers.stored(well);
        }
    }
}
