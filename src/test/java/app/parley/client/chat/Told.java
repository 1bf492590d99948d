package app.parley.client.chat;

import app.parley.protocol.CallId;
import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a server may tell: Anna's device hears it, Ben is the other one.
final class Told {
    static final User ANNA = user("anna", "Anna");
    static final User BEN = user("ben", "Ben");
    static final ChatId CHAT = new ChatId("anna-ben");
    /// When message 1 was written.
    static final long FIRST = 1_767_000_000_000L;

    private Told() {}

    static User user(String username, String name) {
        return new User(new UserId(username), username, name, null, Presence.OFFLINE, null);
    }

    static Chat chat(int unread, @Nullable Message last) {
        return chat(CHAT, BEN, unread, last);
    }

    static Chat chat(ChatId id, User peer, int unread, @Nullable Message last) {
        return new Chat(id, ChatType.DIRECT, null, List.of(ANNA, peer), unread, Map.of(), last, false, FIRST);
    }

    static Chat read(Chat chat, Map<UserId, Long> marks) {
        return new Chat(
                chat.id(),
                chat.type(),
                chat.title(),
                chat.members(),
                chat.unread(),
                marks,
                chat.lastMessage(),
                chat.muted(),
                chat.createdAt());
    }

    static Message message(long seq, User sender, String text) {
        return message(CHAT, seq, sender, new ClientId("c-" + seq), text);
    }

    static Message message(ChatId chat, long seq, User sender, ClientId clientId, String text) {
        return new Message(
                new MessageId(chat + "-" + seq),
                chat,
                seq,
                sender.id(),
                clientId,
                MessageKind.TEXT,
                text,
                null,
                List.of(),
                Map.of(),
                null,
                FIRST + seq * 1000,
                null,
                null,
                null,
                null);
    }

    /// The record of a call.
    static Message call(long seq, User caller, CallRecord.Outcome outcome) {
        var callee = caller.equals(ANNA) ? BEN : ANNA;
        var text = message(seq, caller, "");
        var at = text.createdAt();
        var record = new CallRecord(
                new CallId("call-" + seq), CHAT, caller.id(), callee.id(), CallType.AUDIO, outcome, at, null, at, 0);
        return new Message(
                text.id(),
                CHAT,
                seq,
                caller.id(),
                text.clientId(),
                MessageKind.CALL,
                "",
                null,
                List.of(),
                Map.of(),
                null,
                at,
                null,
                null,
                record,
                null);
    }

    /// Ben's messages with these places, the text of each its place.
    static List<Message> messages(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> message(seq, BEN, String.valueOf(seq)))
                .toList();
    }
}
