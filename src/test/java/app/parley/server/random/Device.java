package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One signed-in client: its connection, its view of the chats, the calls it has heard of. Driven by one thread
/// at a time; what the server sends arrives on the connection's.
final class Device {
    final String user;
    final String id;
    private final HttpClient client;
    private final String url;
    private final String token;
    private final Facts facts;
    private final View view = new View();
    private final List<Event> held = new ArrayList<>();
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final AtomicBoolean dropsOne = new AtomicBoolean();
    private final AtomicBoolean hearsOneTwice = new AtomicBoolean();
    private boolean syncing;
    private int connections;
    private volatile @Nullable Wire wire;

    private record Event(String name, JsonNode payload) {}

    /// A call as this device heard of it.
    static final class Call {
        final String callId;
        final boolean caller;
        boolean active;
        boolean over;
        private int ends;

        private Call(String callId, boolean caller) {
            this.callId = callId;
            this.caller = caller;
        }
    }

    Device(HttpClient client, String url, String user, String id, String token, Facts facts) {
        this.client = client;
        this.url = url;
        this.user = user;
        this.id = id;
        this.token = token;
        this.facts = facts;
    }

    String token() {
        return token;
    }

    /// What its keys begin with, so that no two devices of a user share one.
    String key() {
        return user + "/" + id;
    }

    void plant(Fault fault) {
        if (fault == Fault.DROPPED_EVENT) dropsOne.set(true);
        if (fault == Fault.TOLD_TWICE) hearsOneTwice.set(true);
    }

    boolean isConnected() {
        var current = wire;
        return current != null && !current.isGone();
    }

    /// Connects, and asks for all that it missed.
    void connect() throws Wire.GoneException {
        int mine;
        synchronized (this) {
            mine = ++connections;
            syncing = true;
            held.clear();
        }
        var auth = Wire.JSON
                .createObjectNode()
                .put("token", token)
                .put("deviceId", id)
                .put("protocol", 1);
        wire = Wire.connect(client, url, auth, (name, payload) -> hear(mine, name, payload));
        catchUp();
        fillHistory();
    }

    void cut() {
        var current = wire;
        if (current != null) current.cut();
    }

    /// Sends an event and waits for the answer, which is counted; an `internal` one is a fault of the server.
    JsonNode ask(String event, JsonNode payload) throws Wire.GoneException {
        var answer = connected().ask(event, payload);
        count(event, answer);
        return answer;
    }

    /// Sends an event without waiting for the answer.
    CompletableFuture<JsonNode> send(String event, JsonNode payload) throws Wire.GoneException {
        return connected().send(event, payload).whenComplete((answer, _) -> {
            if (answer != null) count(event, answer);
        });
    }

    /// Waits until all that the server has sent so far is taken.
    void settle() throws Wire.GoneException {
        ask("sync", Wire.JSON.createObjectNode().put("cursor", "nobodys"));
        fillHistory();
    }

    /// Asks for the messages of chats that it has not had from their beginning.
    void fillHistory() throws Wire.GoneException {
        for (var chat : withoutHistory()) {
            var before = Long.MAX_VALUE;
            var more = true;
            while (more) {
                var page = ask(
                        "chat:history",
                        object().put("chatId", chat).put("beforeSeq", before).put("limit", 100));
                // Not a member any more: the event that says so is on its way.
                if (!page.get("ok").asBoolean()) break;
                var messages = page.get("messages");
                synchronized (this) {
                    view.takeHistory(chat, messages);
                }
                more = page.get("more").asBoolean();
                if (!messages.isEmpty()) before = messages.get(0).get("seq").asLong();
            }
            synchronized (this) {
                view.hasHistory(chat);
            }
        }
    }

    synchronized List<String> chats() {
        return view.chats().stream().sorted().toList();
    }

    synchronized List<JsonNode> messages(String chat) {
        return view.messages(chat);
    }

    /// Only once nothing moves any more.
    synchronized Map<String, View.ChatView> shown() {
        return view.all();
    }

    synchronized List<Call> openCalls() {
        return calls.values().stream().filter(call -> !call.over).toList();
    }

    synchronized List<String> allCalls() {
        return List.copyOf(calls.keySet());
    }

    /// The call is over, by an answer.
    synchronized void over(String callId) {
        var call = calls.get(callId);
        if (call != null) call.over = true;
    }

    /// It is the caller of this call, by an answer.
    synchronized void calling(String callId) {
        calls.computeIfAbsent(callId, _ -> new Call(callId, true));
    }

    static ObjectNode object() {
        return Wire.JSON.createObjectNode();
    }

    private synchronized List<String> withoutHistory() {
        return List.copyOf(view.withoutHistory());
    }

    private Wire connected() throws Wire.GoneException {
        var current = wire;
        if (current == null || current.isGone()) throw new Wire.GoneException("not connected");
        return current;
    }

    private void count(String event, JsonNode answer) {
        if (answer.path("ok").asBoolean()) {
            facts.answered(event + " ok");
            return;
        }
        var code = answer.path("error").path("code").asText("nothing");
        facts.answered(event + " " + code);
        if (code.equals("internal") || code.equals("nothing")) facts.fault("internal: " + event + " got " + answer);
    }

    private void catchUp() throws Wire.GoneException {
        var more = true;
        while (more) {
            var payload = object();
            var cursor = cursor();
            if (cursor != null) payload.put("cursor", cursor);
            var page = ask("sync", payload);
            if (!page.get("ok").asBoolean()) throw new Wire.GoneException("no sync: " + page);
            synchronized (this) {
                if (cursor == null || page.has("reset")) view.reset();
                for (var change : page.get("changes"))
                    view.take(change.get("event").asText(), change);
                view.setCursor(page.get("cursor").asText());
            }
            more = page.get("more").asBoolean();
        }
        synchronized (this) {
            for (var event : held) view.take(event.name, event.payload);
            held.clear();
            syncing = false;
        }
    }

    private synchronized @Nullable String cursor() {
        return view.cursor();
    }

    private synchronized void hear(int connection, String name, JsonNode payload) {
        if (connection != connections) return;
        if (name.startsWith("call:") || name.equals("incoming_call")) {
            hearOfCall(name, payload);
        } else if (syncing) {
            held.add(new Event(name, payload));
        } else if (name.equals("message:new") && dropsOne.compareAndSet(true, false)) {
            view.setCursor(payload.get("cursor").asText());
        } else {
            view.take(name, payload);
        }
    }

    private void hearOfCall(String name, JsonNode payload) {
        var callId = payload.get("callId").asText();
        switch (name) {
            case "incoming_call" -> calls.computeIfAbsent(callId, _ -> new Call(callId, false));
            case "call:initiated" -> calls.computeIfAbsent(callId, _ -> new Call(callId, true));
            case "call:accepted" -> {
                var call = calls.computeIfAbsent(callId, _ -> new Call(callId, false));
                call.active = call.caller || payload.get("deviceId").asText().equals(id);
            }
            case "call:ended", "call:rejected" -> {
                var call = calls.computeIfAbsent(callId, _ -> new Call(callId, false));
                call.over = true;
                call.ends += hearsOneTwice.compareAndSet(true, false) ? 2 : 1;
                if (call.ends > 1) facts.fault("ended: " + key() + " was told twice of the end of " + callId);
            }
            default -> {}
        }
    }
}
