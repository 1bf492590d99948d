package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one device knows of its chats: put together from live events, `sync` and pages of history, as the protocol
/// lets a client do it. Guarded by its [Device].
final class View {
    private final Map<String, ChatView> chats = new TreeMap<>();
    private final Set<String> withoutHistory = new HashSet<>();
    private @Nullable String cursor;

    /// One chat: what its members share, how far each has read, and its messages by `seq`.
    static final class ChatView {
        final Map<String, Long> marks = new TreeMap<>();
        final TreeMap<Long, JsonNode> messages = new TreeMap<>();
        private Map<String, Object> shared = Map.of();

        /// Equal in two views that show the same.
        Map<String, Object> shown() {
            return Map.of("shared", shared, "marks", marks, "messages", messages);
        }

        private void take(JsonNode chat) {
            var names = new TreeMap<String, String>();
            for (var member : chat.get("members")) {
                names.put(member.get("id").asText(), member.get("displayName").asText());
            }
            shared = Map.of(
                    "type", chat.get("type").asText(),
                    "title", chat.path("title").asText(),
                    "muted", chat.get("muted").asBoolean(),
                    "members", names);
            marks.clear();
            for (var mark : chat.get("readSeqs").properties()) {
                marks.put(mark.getKey(), mark.getValue().asLong());
            }
        }
    }

    /// What to ask `sync` with; null before anything is known.
    @Nullable
    String cursor() {
        return cursor;
    }

    void setCursor(String cursor) {
        this.cursor = cursor;
    }

    /// What was kept is no use any more.
    void reset() {
        chats.clear();
        withoutHistory.clear();
    }

    Set<String> chats() {
        return Set.copyOf(chats.keySet());
    }

    /// Chats whose earlier messages are still to be asked for.
    Set<String> withoutHistory() {
        return Set.copyOf(withoutHistory);
    }

    List<JsonNode> messages(String chat) {
        var view = chats.get(chat);
        return view == null ? List.of() : List.copyOf(view.messages.values());
    }

    Map<String, ChatView> all() {
        return new HashMap<>(chats);
    }

    /// Takes a change, live or of `sync`; any other event is none of its business.
    void take(String event, JsonNode payload) {
        switch (event) {
            case "chat:updated" -> {
                var chat = payload.get("chat");
                var id = chat.get("id").asText();
                if (!chats.containsKey(id)) withoutHistory.add(id);
                chats.computeIfAbsent(id, _ -> new ChatView()).take(chat);
            }
            case "chat:removed" -> {
                chats.remove(payload.get("chatId").asText());
                withoutHistory.remove(payload.get("chatId").asText());
            }
            case "chat:read" -> {
                var chat = chats.get(payload.get("chatId").asText());
                if (chat != null) {
                    chat.marks.merge(
                            payload.get("userId").asText(), payload.get("seq").asLong(), Math::max);
                }
            }
            case "message:new", "message:updated" -> {
                var message = payload.get("message");
                var chat = chats.get(message.get("chatId").asText());
                if (chat != null) chat.messages.put(message.get("seq").asLong(), message);
            }
            default -> {
                return;
            }
        }
        cursor = payload.get("cursor").asText();
    }

    /// Takes a page of history: only what is not known yet, since what is known may be newer.
    void takeHistory(String chatId, JsonNode messages) {
        var chat = chats.get(chatId);
        if (chat == null) return;
        for (var message : messages)
            chat.messages.putIfAbsent(message.get("seq").asLong(), message);
    }

    void hasHistory(String chat) {
        withoutHistory.remove(chat);
    }
}
