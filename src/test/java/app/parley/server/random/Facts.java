package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What the server has acknowledged, and what went wrong meanwhile, noted by all devices while they run; read by
/// [Checks] when they have stopped. Safe on every thread.
final class Facts {
    private final Map<String, Sent> texts = new ConcurrentHashMap<>();
    private final Map<String, String> calls = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> forgotten = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();

    /// A message that was acknowledged, and what it may say in the end: what was acknowledged last, or whatever was
    /// tried without an answer, since that may have been done at any time. Changed by its sender's device alone.
    static final class Sent {
        /// In place of a body.
        static final String DELETED = "\0deleted";

        final String messageId;
        final String chatId;
        final String key;
        private final Set<String> maybe = new HashSet<>();
        private String body;

        private Sent(String messageId, String chatId, String key, String body) {
            this.messageId = messageId;
            this.chatId = chatId;
            this.key = key;
            this.body = body;
        }

        /// Something is about to be done to it.
        synchronized void trying(String newBody) {
            maybe.add(newBody);
        }

        /// It was refused, or acknowledged: then it is so.
        synchronized void answered(String newBody, boolean done) {
            maybe.remove(newBody);
            if (done) body = newBody;
        }

        synchronized boolean mayBe(String seen) {
            return seen.equals(body) || maybe.contains(seen);
        }

        synchronized boolean isDeleted() {
            return body.equals(DELETED);
        }
    }

    /// A message was acknowledged under a key of its sender; the same key must always give the same message.
    Sent sent(String user, String clientId, JsonNode message) {
        var id = message.get("id").asText();
        var key = user + "/" + clientId;
        var fresh = new Sent(id, message.get("chatId").asText(), key, bodyOf(message));
        var before = texts.putIfAbsent(key, fresh);
        if (before == null) return fresh;
        if (!before.messageId.equals(id)) fault("twice: the key " + key + " made two messages");
        return before;
    }

    static String bodyOf(JsonNode message) {
        return message.has("deletedAt") ? Sent.DELETED : message.get("body").asText();
    }

    List<Sent> texts() {
        return new ArrayList<>(texts.values());
    }

    /// A call was acknowledged to its caller under this key.
    void initiated(String key, String callId) {
        var before = calls.putIfAbsent(key, callId);
        if (before != null && !before.equals(callId)) fault("twice: the key " + key + " made two calls");
    }

    /// The keys and ids of acknowledged calls; a key begins with the caller's id.
    Map<String, String> calls() {
        return Map.copyOf(calls);
    }

    void grouped(String title, String chatId) {
        groups.computeIfAbsent(title, _ -> ConcurrentHashMap.newKeySet()).add(chatId);
    }

    Map<String, Set<String>> groups() {
        return Map.copyOf(groups);
    }

    /// The user asked to forget a call, with or without an answer.
    void forgot(String user, String callId) {
        forgotten.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet()).add(callId);
    }

    boolean mayBeForgotten(String user, String callId) {
        return forgotten.getOrDefault(user, Set.of()).contains(callId);
    }

    void fault(String what) {
        faults.add(what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /// Counts an answer, by its code.
    void answered(String code) {
        codes.merge(code, 1, Integer::sum);
    }

    /// How often each code was answered.
    Map<String, Integer> answers() {
        return Map.copyOf(codes);
    }
}
