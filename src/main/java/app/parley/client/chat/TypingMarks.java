package app.parley.client.chat;

import app.parley.client.signalling.Signalling;
import app.parley.loop.Loop;
import app.parley.loop.Loop.Delayed;
import app.parley.protocol.Chat;
import app.parley.protocol.ChatId;
import app.parley.protocol.ClientChatEvent;
import app.parley.protocol.ServerChatEvent.Typing;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who writes at this moment: told to others while one does, heard of others, and forgotten by itself. Runs on
/// parley-outbox.
final class TypingMarks {
    /// How often others are told while one writes.
    static final Duration AGAIN = Duration.ofSeconds(3);
    /// After which somebody of whom nothing more is heard has stopped: two tellings that were lost.
    static final Duration EXPIRY = Duration.ofSeconds(7);

    private final Signalling signalling;
    private final Loop<Runnable> loop;
    private final Runnable changed;
    private final Map<ChatId, Map<UserId, Delayed>> heard = new HashMap<>();
    /// Chats where others were told just now, until they may be told again.
    private final Map<ChatId, Delayed> told = new HashMap<>();

    /// @param changed called when observers are to be told
    TypingMarks(Signalling signalling, Loop<Runnable> loop, Runnable changed) {
        this.signalling = signalling;
        this.loop = loop;
        this.changed = changed;
    }

    List<User> of(Chat chat) {
        var now = heard.get(chat.id());
        if (now == null) return List.of();
        return chat.members().stream()
                .filter(member -> now.containsKey(member.id()))
                .toList();
    }

    /// A key was pressed here.
    void typed(ChatId chat) {
        if (told.containsKey(chat)) return;
        told.put(chat, loop.postAfter(AGAIN, () -> told.remove(chat)));
        signalling.send(new ClientChatEvent.Typing(chat, true), _ -> {});
    }

    /// What was written here was sent or taken away.
    void stopped(ChatId chat) {
        var pause = told.remove(chat);
        if (pause == null) return;
        pause.cancel();
        signalling.send(new ClientChatEvent.Typing(chat, false), _ -> {});
    }

    void hear(Typing event) {
        var chat = heard.computeIfAbsent(event.chatId(), _ -> new LinkedHashMap<>());
        var before = chat.remove(event.userId());
        if (before != null) before.cancel();
        if (event.typing()) {
            chat.put(event.userId(), loop.postAfter(EXPIRY, () -> forget(event.chatId(), event.userId())));
        }
        if ((before != null) != event.typing()) changed.run();
    }

    /// Who has written something does not write it any more.
    void forget(ChatId chat, UserId user) {
        var there = heard.get(chat);
        if (there == null) return;
        var before = there.remove(user);
        if (before == null) return;
        before.cancel();
        if (there.isEmpty()) heard.remove(chat);
        changed.run();
    }

    /// Without a connection nothing is heard.
    void disconnected() {
        heard.values().forEach(chat -> chat.values().forEach(Delayed::cancel));
        heard.clear();
        told.values().forEach(Delayed::cancel);
        told.clear();
    }
}
