package app.parley.server.chats;

import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import app.parley.server.accounts.Directory;
import app.parley.server.changes.ChangeLog;
import app.parley.server.messages.MessageStore;
import app.parley.server.store.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts together what a member sees of a chat: its members, how far each has read, the last message, what is
/// one's own. Used within a transaction.
public final class ChatViews {
    private final ChatStore store;
    private final MessageStore messages;
    private final Directory directory;
    private final ChangeLog changes;

    public ChatViews(ChatStore store, MessageStore messages, Directory directory, ChangeLog changes) {
        this.store = store;
        this.messages = messages;
        this.directory = directory;
        this.changes = changes;
    }

    /// The chat as `viewer` sees it, who need not be a member any more.
    public Chat of(Tx tx, ChatId id, UserId viewer) {
        return load(tx, id).as(tx, viewer);
    }

    /// Tells every member how the chat looks now.
    void publish(Tx tx, ChatId id) {
        var view = load(tx, id);
        for (var mark : view.marks) publish(tx, view, mark.user());
    }

    /// Tells one member how the chat looks now.
    void publish(Tx tx, ChatId id, UserId member) {
        publish(tx, load(tx, id), member);
    }

    private void publish(Tx tx, View view, UserId member) {
        var chat = view.as(tx, member);
        changes.publish(tx, member, cursor -> new ServerChatEvent.ChatUpdated(cursor, chat));
    }

    private View load(Tx tx, ChatId id) {
        var row = store.find(tx, id)
                .orElseThrow(() -> new ProtocolException(ErrorCode.CHAT_NOT_FOUND, "there is no chat of this id"));
        var marks = store.marks(tx, id);
        var people =
                directory.users(tx, marks.stream().map(ChatStore.Mark::user).toList());
        return new View(row, marks, people, messages.newest(tx, id).orElse(null));
    }

    /// What all members see alike.
    private final class View {
        final List<ChatStore.Mark> marks;
        private final ChatStore.ChatRow row;
        private final Map<UserId, User> people;
        private final @Nullable Message lastMessage;

        View(
                ChatStore.ChatRow row,
                List<ChatStore.Mark> marks,
                Map<UserId, User> people,
                @Nullable Message lastMessage) {
            this.row = row;
            this.marks = marks;
            this.people = people;
            this.lastMessage = lastMessage;
        }

        Chat as(Tx tx, UserId viewer) {
            var own = marks.stream().filter(mark -> mark.user().equals(viewer)).findFirst();
            var readSeqs = new LinkedHashMap<UserId, Long>();
            for (var mark : marks) readSeqs.put(mark.user(), mark.readSeq());
            return new Chat(
                    row.id(),
                    row.type(),
                    row.title(),
                    marks.stream().map(mark -> people.get(mark.user())).toList(),
                    own.map(mark -> messages.unread(tx, row.id(), viewer, mark.readSeq()))
                            .orElse(0),
                    readSeqs,
                    lastMessage,
                    own.map(ChatStore.Mark::muted).orElse(false),
                    row.createdAt());
        }
    }
}
