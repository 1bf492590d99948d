package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client asks about chats and their messages. The names on the wire stand in `EventNames`.
public sealed interface ClientChatEvent extends ClientEvent {
    /// The direct chat with a user, made if it is new.
    record Open(UserId userId) implements ClientChatEvent {}

    record Create(RequestId requestId, String title, List<UserId> memberIds) implements ClientChatEvent {
        public Create {
            Bounds.length("title", title, 1, Bounds.TITLE_MAX);
            memberIds = List.copyOf(Bounds.entries("memberIds", memberIds, Bounds.MEMBERS_MAX));
        }
    }

    record Update(
            ChatId chatId,
            @Nullable String title,
            @Nullable List<UserId> add,
            @Nullable List<UserId> remove,
            @Nullable Boolean muted)
            implements ClientChatEvent {
        public Update {
            if (title != null) Bounds.length("title", title, 1, Bounds.TITLE_MAX);
            if (add != null) Bounds.entries("add", add, Bounds.MEMBERS_MAX);
            if (remove != null) Bounds.entries("remove", remove, Bounds.MEMBERS_MAX);
        }
    }

    /// A page of messages, those before `beforeSeq` or the newest.
    record History(
            ChatId chatId,
            @Nullable Long beforeSeq,
            @Nullable Integer limit) implements ClientChatEvent {
        public History {
            if (limit != null) Bounds.range("limit", limit, 1, Bounds.PAGE_MAX);
        }
    }

    record Search(
            String query, @Nullable ChatId chatId, @Nullable Integer limit) implements ClientChatEvent {
        /// Most hits of a search.
        private static final int MOST = 50;

        public Search {
            Bounds.length("query", query, 1, Bounds.MESSAGE_MAX);
            if (limit != null) Bounds.range("limit", limit, 1, MOST);
        }
    }

    /// A new message. `body` may be empty only with attachments.
    record Send(
            ChatId chatId,
            ClientId clientId,
            String body,
            @Nullable MessageId replyTo,
            @Nullable List<AttachmentId> attachmentIds,
            @Nullable List<UserId> mentions)
            implements ClientChatEvent {
        public Send {
            var attached = attachmentIds != null && !attachmentIds.isEmpty();
            Bounds.length("body", body, attached ? 0 : 1, Bounds.MESSAGE_MAX);
            if (mentions != null) Bounds.entries("mentions", mentions, Bounds.MENTIONS_MAX);
        }

        /// Leaves the text out of logs.
        @Override
        public String toString() {
            return "Send[" + chatId + ", " + clientId + "]";
        }
    }

    record Edit(MessageId messageId, String body) implements ClientChatEvent {
        public Edit {
            Bounds.length("body", body, 1, Bounds.MESSAGE_MAX);
        }

        /// Leaves the text out of logs.
        @Override
        public String toString() {
            return "Edit[" + messageId + "]";
        }
    }

    record Delete(MessageId messageId) implements ClientChatEvent {}

    record React(MessageId messageId, String emoji, boolean on) implements ClientChatEvent {
        public React {
            Bounds.length("emoji", emoji, 1, Bounds.EMOJI_MAX);
        }
    }

    /// I have read up to `seq`.
    record Read(ChatId chatId, long seq) implements ClientChatEvent {
        public Read {
            if (seq < 0) throw new InvalidFieldException("seq is not negative");
        }
    }

    record Typing(ChatId chatId, boolean typing) implements ClientChatEvent {}
}
