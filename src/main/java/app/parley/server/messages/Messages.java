package app.parley.server.messages;

import app.parley.protocol.Ack;
import app.parley.protocol.Attachment;
import app.parley.protocol.AttachmentId;
import app.parley.protocol.Bounds;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ErrorCode;
import app.parley.protocol.Message;
import app.parley.protocol.MessageId;
import app.parley.protocol.MessageKind;
import app.parley.protocol.ProtocolException;
import app.parley.protocol.UserId;
import app.parley.server.attachments.Attachments;
import app.parley.server.members.Members;
import app.parley.server.store.AnswerStore;
import app.parley.server.store.Database;
import app.parley.server.store.Tx;
import app.parley.text.SearchText;
import java.time.InstantSource;
import java.util.List;

/// Answers the `message:*` events, `chat:history` and `chat:search`. Every method blocks; refusals are
/// [ProtocolException]s.
public final class Messages {
    private static final String SEND = "message:send";

    private final Database database;
    private final MessageStore store;
    private final AnswerStore answers;
    private final Members members;
    private final MessageLog log;
    private final Attachments attachments;
    private final InstantSource clock;
    private final int messageChars;

    /// @param messageChars longest body, in characters
    public Messages(
            Database database,
            MessageStore store,
            AnswerStore answers,
            Members members,
            MessageLog log,
            Attachments attachments,
            InstantSource clock,
            int messageChars) {
        this.database = database;
        this.store = store;
        this.answers = answers;
        this.members = members;
        this.log = log;
        this.attachments = attachments;
        this.clock = clock;
        this.messageChars = messageChars;
    }

    public Ack send(UserId me, ClientChatEvent.Send text) {
        checkLength(text.body());
        return new Ack.MessageAck(database.write(tx -> {
            var key = text.clientId().value();
            var known = answers.find(tx, me, SEND, key);
            if (known.isPresent())
                return store.find(tx, new MessageId(known.get())).orElseThrow();
            members.require(tx, text.chatId(), me);
            if (text.replyTo() != null
                    && store.find(tx, text.replyTo())
                            .filter(message -> message.chatId().equals(text.chatId()))
                            .isEmpty()) {
                throw notFound();
            }
            var wished = text.attachmentIds() == null ? List.<AttachmentId>of() : text.attachmentIds();
            var message = log.appendText(tx, me, text, attachments.give(tx, me, wished));
            answers.remember(tx, me, SEND, key, message.id().value(), clock.millis());
            return message;
        }));
    }

    public Ack edit(UserId me, ClientChatEvent.Edit wish) {
        checkLength(wish.body());
        return new Ack.MessageAck(database.write(tx -> {
            var message = own(tx, me, wish.messageId());
            if (message.deletedAt() != null) {
                throw new ProtocolException(ErrorCode.FORBIDDEN, "a deleted message stays as it is");
            }
            if (message.body().equals(wish.body())) return message;
            store.edit(tx, message.id(), wish.body(), clock.millis());
            return updated(tx, message.id());
        }));
    }

    public Ack delete(UserId me, ClientChatEvent.Delete wish) {
        return new Ack.MessageAck(database.write(tx -> {
            var message = own(tx, me, wish.messageId());
            if (message.deletedAt() != null) return message;
            return deleted(tx, message);
        }));
    }

    /// Deletes up to `limit` texts written before `before`, oldest first, as their senders could.
    ///
    /// @return how many
    public int expire(long before, int limit) {
        return database.write(tx -> {
            var old = store.findAll(tx, store.old(tx, before, limit));
            old.values().forEach(message -> deleted(tx, message));
            return old.size();
        });
    }

    public Ack react(UserId me, ClientChatEvent.React wish) {
        return new Ack.MessageAck(database.write(tx -> {
            var message = visible(tx, me, wish.messageId());
            if (message.deletedAt() != null) {
                throw new ProtocolException(ErrorCode.FORBIDDEN, "a deleted message stays as it is");
            }
            var shown = message.reactions();
            if (wish.on() && !shown.containsKey(wish.emoji()) && shown.size() >= Bounds.REACTIONS_MAX) {
                throw new ProtocolException(
                        ErrorCode.BAD_REQUEST,
                        "a message has at most " + Bounds.REACTIONS_MAX + " different reactions");
            }
            var changed = store.react(tx, message.id(), me, wish.emoji(), wish.on(), clock.millis());
            return changed ? updated(tx, message.id()) : message;
        }));
    }

    public Ack history(UserId me, ClientChatEvent.History wish) {
        var limit = wish.limit() == null ? Bounds.PAGE_DEFAULT : wish.limit();
        var before = wish.beforeSeq() == null ? Long.MAX_VALUE : wish.beforeSeq();
        return database.read(tx -> {
            members.require(tx, wish.chatId(), me);
            // One more than asked for tells whether there is more.
            var page = store.page(tx, wish.chatId(), before, limit + 1);
            var more = page.size() > limit;
            var newestFirst = (more ? page.subList(1, page.size()) : page).reversed();
            var kept = PageWeight.cut(newestFirst);
            return new Ack.Messages(List.copyOf(kept.reversed()), more || kept.size() < newestFirst.size());
        });
    }

    public Ack search(UserId me, ClientChatEvent.Search wish) {
        var limit = wish.limit() == null ? Bounds.PAGE_DEFAULT : wish.limit();
        var pieces = SearchText.query(wish.query());
        return database.read(tx -> {
            if (wish.chatId() != null) members.require(tx, wish.chatId(), me);
            var found = store.search(tx, me, wish.chatId(), pieces, limit);
            var kept = PageWeight.cut(found);
            return new Ack.Found(kept, kept.size() < found.size() ? true : null);
        });
    }

    private Message deleted(Tx tx, Message message) {
        store.delete(tx, message.id(), clock.millis());
        attachments.release(
                tx, message.attachments().stream().map(Attachment::id).toList());
        return updated(tx, message.id());
    }

    private Message updated(Tx tx, MessageId id) {
        var message = store.find(tx, id).orElseThrow();
        log.publishUpdate(tx, message);
        return message;
    }

    private Message visible(Tx tx, UserId me, MessageId id) {
        return store.find(tx, id)
                .filter(message -> members.isMember(tx, message.chatId(), me))
                .orElseThrow(Messages::notFound);
    }

    private Message own(Tx tx, UserId me, MessageId id) {
        var message = visible(tx, me, id);
        if (message.kind() == MessageKind.TEXT && message.senderId().equals(me)) return message;
        throw new ProtocolException(ErrorCode.FORBIDDEN, "this is not a text of one's own");
    }

    private void checkLength(String body) {
        if (body.codePointCount(0, body.length()) > messageChars) {
            throw new ProtocolException(ErrorCode.BAD_REQUEST, "'body' has at most " + messageChars + " characters");
        }
    }

    private static ProtocolException notFound() {
        return new ProtocolException(ErrorCode.MESSAGE_NOT_FOUND, "there is no message of this id");
    }
}
