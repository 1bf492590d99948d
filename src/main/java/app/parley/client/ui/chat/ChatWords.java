package app.parley.client.ui.chat;

import app.parley.client.chat.ChatMessage;
import app.parley.client.chat.ChatOpening;
import app.parley.client.chat.ChatSummary;
import app.parley.client.ui.CallRecordWords;
import app.parley.client.ui.Texts;
import app.parley.client.ui.chat.text.Flat;
import app.parley.client.ui.chat.voice.VoiceFiles;
import app.parley.protocol.ChatType;
import app.parley.protocol.Presence;
import app.parley.protocol.SystemNote;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Chats and messages in words. On the JavaFX thread, as what reads them.
public final class ChatWords {
    private ChatWords() {}

    /// The last message as one line of the list; empty in a new chat.
    public static String line(ChatSummary chat) {
        var message = chat.lastMessage();
        if (message == null) return "";
        return switch (message.kind()) {
            case CALL -> call(message);
            case SYSTEM -> note(chat, message);
            case TEXT -> {
                var text = spoken(message);
                if (message.own()) yield Texts.of("chats.line.own", text);
                yield chat.type() == ChatType.GROUP
                        ? Texts.of("chats.line.group", Texts.shortName(message.senderName()), text)
                        : text;
            }
        };
    }

    public static String text(ChatMessage message) {
        return message.deleted() ? Texts.of("chat.deleted") : message.text();
    }

    /// What a message says, in one line and without its marks; of one without words the name of its first file.
    public static String spoken(ChatMessage message) {
        return switch (message.kind()) {
            case CALL -> call(message);
            case SYSTEM -> "";
            case TEXT -> {
                if (message.deleted()) yield Texts.of("chat.deleted");
                if (!message.text().isEmpty()) yield Flat.line(message.text());
                yield message.files().isEmpty()
                        ? ""
                        : VoiceFiles.name(message.files().getFirst());
            }
        };
    }

    /// Who writes now; empty for nobody.
    static String typing(List<User> users, ChatType type) {
        if (users.isEmpty()) return "";
        if (type == ChatType.DIRECT) return Texts.of("chat.typing.direct");
        var first = name(users.getFirst());
        return switch (users.size()) {
            case 1 -> Texts.of("chat.typing.one", first);
            case 2 -> Texts.of("chat.typing.two", first, name(users.getLast()));
            default -> Texts.of("chat.typing.many");
        };
    }

    private static String name(User user) {
        return Texts.shortName(user.displayName());
    }

    /// Why a chat did not open; empty where it did.
    public static String notOpened(ChatOpening opening) {
        return switch (opening) {
            case ChatOpening.Opened _ -> "";
            case ChatOpening.NotConnected _ -> Texts.of("chats.open.notConnected");
            case ChatOpening.Refused _ -> Texts.of("chats.open.refused");
        };
    }

    /// Whether it tells of a call that one did not take.
    public static boolean isMissed(@Nullable ChatMessage message) {
        return message != null && message.call() != null && CallRecordWords.isMissed(message.call(), message.own());
    }

    /// "Missed video call", "Video call".
    public static String call(ChatMessage message) {
        return message.call() == null ? "" : CallRecordWords.title(message.call(), message.own());
    }

    /// How long the call was, or why it was none.
    public static String callDetail(ChatMessage message) {
        return CallRecordWords.detail(Objects.requireNonNull(message.call()), message.own());
    }

    /// What happened to a group.
    public static String note(ChatSummary chat, ChatMessage message) {
        var note = message.system();
        if (note == null) return "";
        var who = message.senderName();
        return switch (note.event()) {
            case CREATED -> Texts.of("chat.note.created", who);
            case TITLED -> Texts.of("chat.note.titled", who, note.title() == null ? "" : note.title());
            case ADDED -> Texts.of("chat.note.added", who, names(chat, note));
            case REMOVED -> Texts.of("chat.note.removed", who, names(chat, note));
            case LEFT -> Texts.of("chat.note.left", who);
        };
    }

    /// The line under the title of a conversation.
    public static String presence(ChatSummary chat, UserId self) {
        var peer = chat.peer();
        if (peer != null) return Texts.of("presence." + peer.presence());
        var others =
                chat.members().stream().filter(user -> !user.id().equals(self)).toList();
        return Texts.of("chat.members", others.size() + 1);
    }

    /// The presence to show at an avatar; null in a group.
    public static @Nullable Presence dot(ChatSummary chat) {
        return chat.peer() == null ? null : chat.peer().presence();
    }

    /// What decides on the colour of a chat: its peer, so that a person has one colour everywhere, or the group.
    public static String colourOf(ChatSummary chat) {
        return chat.peer() == null ? chat.id().value() : chat.peer().id().value();
    }

    private static String names(ChatSummary chat, SystemNote note) {
        var ids = note.userIds() == null ? List.<UserId>of() : note.userIds();
        return Texts.list(ids.stream()
                .map(id -> chat.members().stream()
                        .filter(user -> user.id().equals(id))
                        .map(User::displayName)
                        .findFirst()
                        .orElseGet(() -> Texts.of("chat.somebody")))
                .toList());
    }
}
