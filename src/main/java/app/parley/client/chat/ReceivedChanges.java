package app.parley.client.chat;

import app.parley.protocol.ChatId;
import app.parley.protocol.Message;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.ServerChatEvent.Change;
import app.parley.protocol.UserId;
import java.util.Set;

/// Takes what the server told into the book, the windows and the outbox. Runs on parley-outbox.
final class ReceivedChanges implements CatchUp.Changes {
    private final UserId self;
    private final MessageStore store;
    private final ChatBook book;
    private final ConversationWindows windows;
    private final LetterCarrier carrier;
    private final ReadMarks marks;
    private final Quotes quotes;
    private final Drafts drafts;
    private final TypingMarks typing;
    private final Runnable changed;

    /// @param changed called when observers are to be told
    ReceivedChanges(
            UserId self,
            MessageStore store,
            ChatBook book,
            ConversationWindows windows,
            LetterCarrier carrier,
            ReadMarks marks,
            Quotes quotes,
            Drafts drafts,
            TypingMarks typing,
            Runnable changed) {
        this.self = self;
        this.store = store;
        this.book = book;
        this.windows = windows;
        this.carrier = carrier;
        this.marks = marks;
        this.quotes = quotes;
        this.drafts = drafts;
        this.typing = typing;
        this.changed = changed;
    }

    /// Takes a message that the server has, from wherever it came.
    void take(Message message) {
        store.atomically(() -> {
            book.put(message);
            windows.put(message);
            quotes.put(message);
            if (message.senderId().equals(self)) {
                carrier.handle(new OutboxInput.Arrived(message.clientId(), message.id()));
            }
        });
        changed.run();
    }

    /// Takes what the server made of a letter.
    void delivered(OutboxLetter letter, Message message) {
        store.atomically(() -> {
            take(store.message(message.id())
                    .map(known -> AnsweredChanges.merged(self, letter.matter(), known, message))
                    .orElse(message));
            carrier.handle(new OutboxInput.Arrived(letter.id(), message.id()));
        });
    }

    @Override
    public void apply(Change change, boolean now) {
        switch (change) {
            case ServerChatEvent.MessageNew(var _, var message) -> {
                take(message);
                typing.forget(message.chatId(), message.senderId());
            }
            case ServerChatEvent.MessageUpdated(var _, var message) -> take(message);
            case ServerChatEvent.ChatUpdated(var _, var chat) -> book.put(chat, now);
            case ServerChatEvent.ChatRemoved(var _, var chat) -> leave(chat);
            case ServerChatEvent.ChatRead(var _, var chat, var user, var seq) -> book.read(chat, user, seq);
        }
        changed.run();
    }

    @Override
    public void startAfresh(Set<ChatId> chats) {
        for (var chat : book.chats()) {
            if (!chats.contains(chat.id())) leave(chat.id());
        }
        windows.reopen();
    }

    @Override
    public void caughtUp() {
        carrier.handle(new OutboxInput.Connected());
        marks.sendAll();
        windows.fill();
        changed.run();
    }

    @Override
    public void stored(boolean well) {
        carrier.stored(well);
    }

    private void leave(ChatId chat) {
        book.remove(chat);
        drafts.forget(chat);
        carrier.handle(new OutboxInput.Left(chat));
    }
}
