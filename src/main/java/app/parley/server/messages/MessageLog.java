package app.parley.server.messages;

import app.parley.protocol.Attachment;
import app.parley.protocol.CallRecord;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ClientId;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.ServerChatEvent;
import app.parley.protocol.SystemNote;
import app.parley.protocol.UserId;
import app.parley.server.changes.ChangeLog;
import app.parley.server.members.Members;
import app.parley.server.store.NewIds;
import app.parley.server.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts messages into chats: the one place that numbers them. Used within write transactions by every service
/// that has something to leave in a chat; each member's devices hear of it after the commit. Whether the sender
/// may write there is the caller's business.
public final class MessageLog {
    private final MessageStore store;
    private final Members members;
    private final ChangeLog changes;
    private final NewIds ids;
    private final InstantSource clock;

    public MessageLog(MessageStore store, Members members, ChangeLog changes, NewIds ids, InstantSource clock) {
        this.store = store;
        this.members = members;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// The `kind:"call"` message of a call that is over.
    public Message appendCall(Tx tx, CallRecord call) {
        var key = new ClientId(call.callId().value());
        return append(
                tx, call.chatId(), call.callerId(), new Content(MessageKind.CALL, key, null, List.of(), call, null));
    }

    /// News of a group, told as `actor`'s doing.
    public Message appendNote(Tx tx, ChatId chat, UserId actor, SystemNote note) {
        var key = new ClientId(ids.next());
        return append(tx, chat, actor, new Content(MessageKind.SYSTEM, key, null, List.of(), null, note));
    }

    /// @param attachments what the message holds from now on
    Message appendText(Tx tx, UserId sender, ClientChatEvent.Send text, List<Attachment> attachments) {
        var content = new Content(MessageKind.TEXT, text.clientId(), text, attachments, null, null);
        return append(tx, text.chatId(), sender, content);
    }

    /// Tells all members of a message that is not as it was.
    void publishUpdate(Tx tx, Message message) {
        for (var member : members.of(tx, message.chatId())) {
            changes.publish(tx, member, cursor -> new ServerChatEvent.MessageUpdated(cursor, message));
        }
    }

    private Message append(Tx tx, ChatId chat, UserId sender, Content content) {
        var text = content.text();
        var message = new Message(
                new MessageId(ids.next()),
                chat,
                store.nextSeq(tx, chat),
                sender,
                content.key(),
                content.kind(),
                text == null ? "" : text.body(),
                text == null ? null : text.replyTo(),
                content.attachments(),
                Map.of(),
                text == null ? null : text.mentions(),
                clock.millis(),
                null,
                null,
                content.call(),
                content.note());
        store.insert(tx, message);
        for (var member : members.of(tx, chat)) {
            changes.publish(tx, member, cursor -> new ServerChatEvent.MessageNew(cursor, message));
        }
        return message;
    }

    /// What differs between the kinds; exactly one of text, call and note is there.
    private record Content(
            MessageKind kind,
            ClientId key,
            ClientChatEvent.@Nullable Send text,
            List<Attachment> attachments,
            @Nullable CallRecord call,
            @Nullable SystemNote note) {}
}
