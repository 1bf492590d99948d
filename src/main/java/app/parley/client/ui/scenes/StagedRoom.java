package app.parley.client.ui.scenes;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatSummary;
import app.parley.client.chat.Delivery;
import app.parley.client.chat.Draft;
import app.parley.client.chat.ReactionCount;
import app.parley.protocol.ChatId;
import app.parley.protocol.ChatType;
import app.parley.protocol.Presence;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One chat of [StagedRooms].
final class StagedRoom {
    final ChatId id;
    final ChatType type;
    String title;
    final long createdAt;
    final List<ChatMessage> messages = new ArrayList<>();

    @Nullable
    User peer;

    List<User> members;
    int unread;
    int missed;
    long seq;
    int shown = StagedChats.PAGE;
    boolean muted;
    long firstUnread;
    Draft draft = Draft.EMPTY;
    List<User> typing = List.of();

    StagedRoom(ChatId id, ChatType type, String title, @Nullable User peer, List<User> members, long createdAt) {
        this.id = id;
        this.type = type;
        this.title = title;
        this.peer = peer;
        this.members = List.copyOf(members);
        this.createdAt = createdAt;
    }

    ChatSummary summary() {
        var last = messages.isEmpty() ? null : messages.getLast();
        return new ChatSummary(
                id,
                type,
                title,
                peer,
                members,
                last,
                last == null ? createdAt : last.at(),
                unread,
                missed,
                muted,
                draft.text());
    }

    void presence(UserId user, Presence presence) {
        members = members.stream()
                .map(member -> member.id().equals(user) ? with(member, presence) : member)
                .toList();
        if (peer != null && peer.id().equals(user)) peer = with(peer, presence);
    }

    private static User with(User user, Presence presence) {
        return new User(user.id(), user.username(), user.displayName(), user.avatar(), presence, user.lastSeen());
    }

    static ChatMessage with(ChatMessage old, Delivery delivery) {
        return with(old, old.text(), delivery, old.edited(), old.deleted(), old.reactions());
    }

    static ChatMessage with(
            ChatMessage old,
            String text,
            Delivery delivery,
            boolean edited,
            boolean deleted,
            List<ReactionCount> reactions) {
        return new ChatMessage(
                old.clientId(),
                old.id(),
                old.chatId(),
                old.seq(),
                old.senderId(),
                old.senderName(),
                old.own(),
                old.kind(),
                text,
                old.at(),
                delivery,
                edited,
                deleted,
                old.replyTo(),
                old.files(),
                reactions,
                old.mentions(),
                old.refused(),
                old.call(),
                old.system());
    }
}
