package app.parley.server.messages;

import app.parley.protocol.Chat;
import app.parley.protocol.Id;
import app.parley.protocol.Message;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;

/// How heavy an answer may be, and about how heavy what it holds will be as JSON: never less, sometimes a few times
/// more. Pure. A socket is closed when more waits for it than its queue takes, so no page alone may fill it.
public final class PageWeight {
    /// In bytes: well under half of a socket's queue (`EngineOptions`), so that a client may ask for two at once.
    public static final long MOST = 768 * 1024;

    /// The names and signs around an id in a list.
    private static final long ENTRY = 8;
    /// The names of a message's members, and those that are of fixed length.
    private static final long MESSAGE = 350;

    private static final long CALL = 600;
    private static final long ATTACHMENT = 400;
    private static final long CHAT = 300;
    private static final long MEMBER = 200;
    private static final long CHANGE = 150;

    private PageWeight() {}

    /// As many of the first of `messages` as one answer takes, at least one.
    public static List<Message> cut(List<Message> messages) {
        var taken = new ArrayList<Message>();
        var weight = 0L;
        for (var message : messages) {
            weight += of(message);
            if (weight > MOST && !taken.isEmpty()) break;
            taken.add(message);
        }
        return taken;
    }

    public static long of(ServerChatEvent.Change change) {
        return CHANGE
                + switch (change) {
                    case ServerChatEvent.MessageNew(var _, var message) -> of(message);
                    case ServerChatEvent.MessageUpdated(var _, var message) -> of(message);
                    case ServerChatEvent.ChatUpdated(var _, var chat) -> of(chat);
                    case ServerChatEvent.ChatRemoved _, ServerChatEvent.ChatRead _ -> 0;
                };
    }

    static long of(Message message) {
        var weight = MESSAGE + of(message.body()) + of(message.id()) + of(message.chatId()) + of(message.senderId());
        weight += of(message.clientId()) + (message.replyTo() == null ? 0 : of(message.replyTo()));
        for (var file : message.attachments()) weight += ATTACHMENT + of(file.name()) + of(file.type());
        for (var reaction : message.reactions().entrySet()) {
            weight += ENTRY + of(reaction.getKey()) + of(reaction.getValue());
        }
        if (message.mentions() != null) weight += of(message.mentions());
        if (message.call() != null) weight += CALL;
        var note = message.system();
        if (note == null) return weight;
        return weight
                + (note.userIds() == null ? 0 : of(note.userIds()))
                + (note.title() == null ? 0 : of(note.title()));
    }

    static long of(Chat chat) {
        var weight = CHAT + of(chat.id()) + (chat.title() == null ? 0 : of(chat.title()));
        for (var member : chat.members()) {
            // The id stands among the marks too.
            weight += MEMBER + 2 * of(member.id()) + of(member.username()) + of(member.displayName());
            if (member.avatar() != null) weight += of(member.avatar());
        }
        return weight + (chat.lastMessage() == null ? 0 : of(chat.lastMessage()));
    }

    private static long of(Id id) {
        return id.value().length();
    }

    private static long of(List<UserId> users) {
        return users.stream().mapToLong(user -> ENTRY + of(user)).sum();
    }

    /// In UTF-8, with what JSON escapes.
    private static long of(String text) {
        var bytes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }
}
