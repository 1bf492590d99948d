package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// What one device does next: mostly what a user would, sometimes what no client should. Used by the device's
/// thread.
///
/// Its choices come from its own random numbers alone, so a seed gives them again; what there is to choose from is
/// what the device has heard by then.
final class Choices {
    private final Device device;
    private final Cast cast;
    private final Facts facts;
    private final Random random;
    private final CallChoices calls;
    private final List<Facts.Sent> mine = new ArrayList<>();
    private final List<Attempt> unanswered = new ArrayList<>();
    private int keys;

    /// Something with an idempotency key whose answer was lost.
    private record Attempt(String event, ObjectNode payload) {}

    Choices(Device device, Cast cast, Facts facts, Random random) {
        this.device = device;
        this.cast = cast;
        this.facts = facts;
        this.random = random;
        calls = new CallChoices(device, cast, facts, random, this::nextKey);
    }

    /// Does one thing, connecting first where that is needed.
    void step() throws Wire.GoneException {
        if (!device.isConnected()) {
            device.connect();
            retry();
            return;
        }
        if (calls.hasOpen() && random.nextInt(100) < 50) {
            calls.step();
            return;
        }
        var dice = random.nextInt(100);
        if (dice < 28) say();
        else if (dice < 32) sayMany();
        else if (dice < 35) sayAgain();
        else if (dice < 41) edit();
        else if (dice < 44) delete();
        else if (dice < 51) react();
        else if (dice < 57) read();
        else if (dice < 59) device.ask("chat:typing", in(chat()).put("typing", random.nextBoolean()));
        else if (dice < 61) device.ask("chat:history", in(chat()).put("limit", 1 + random.nextInt(100)));
        else if (dice < 63) device.ask("call:history", Device.object());
        else if (dice < 65) create();
        else if (dice < 67) device.ask("chat:open", Device.object().put("userId", cast.anybody(random)));
        else if (dice < 72) update();
        else if (dice < 74) cast.changeProfile(device, random);
        else if (dice < 87) calls.initiate(chat(), cast.anybody(random));
        else if (dice < 93) device.fillHistory();
        else if (dice < 97) misbehave();
        else device.cut();
    }

    /// Tries again what was not answered, as a client does after reconnecting.
    void retry() throws Wire.GoneException {
        calls.retry();
        while (!unanswered.isEmpty()) {
            var attempt = unanswered.getFirst();
            create(attempt.event, attempt.payload);
            unanswered.removeFirst();
        }
    }

    /// Texts that this device sent and the server acknowledged.
    int sent() {
        return mine.size();
    }

    void say() throws Wire.GoneException {
        keep("message:send", text(chat()));
    }

    /// In one go, without waiting between them.
    private void sayMany() throws Wire.GoneException {
        var chat = chat();
        var payloads = new ArrayList<ObjectNode>();
        var answers = new ArrayList<CompletableFuture<JsonNode>>();
        for (var i = 0; i < 5; i++) {
            payloads.add(text(chat));
            answers.add(device.send("message:send", payloads.getLast()));
        }
        for (var i = 0; i < 5; i++) {
            try {
                took(payloads.get(i), answers.get(i).join());
            } catch (RuntimeException lost) {
                unanswered.add(new Attempt("message:send", payloads.get(i)));
            }
        }
    }

    /// The same key a second time, though it was answered.
    private void sayAgain() throws Wire.GoneException {
        var text = text(chat());
        keep("message:send", text);
        keep("message:send", text);
    }

    private void edit() throws Wire.GoneException {
        if (mine.isEmpty()) return;
        var text = any(mine);
        if (text.isDeleted()) return;
        change("message:edit", text, nextKey() + " edited");
    }

    private void delete() throws Wire.GoneException {
        if (!mine.isEmpty()) change("message:delete", any(mine), Facts.Sent.DELETED);
    }

    private void change(String event, Facts.Sent text, String body) throws Wire.GoneException {
        var payload = Device.object().put("messageId", text.messageId);
        if (event.equals("message:edit")) payload.put("body", body);
        text.trying(body);
        var answer = device.ask(event, payload);
        text.answered(body, answer.get("ok").asBoolean());
    }

    private void react() throws Wire.GoneException {
        var messages = device.messages(chat());
        if (messages.isEmpty()) return;
        var id = any(messages).get("id").asText();
        var emoji = any(List.of("👍", "🎉", "❤️"));
        device.ask(
                "message:react",
                Device.object().put("messageId", id).put("emoji", emoji).put("on", random.nextBoolean()));
    }

    private void read() throws Wire.GoneException {
        device.ask("chat:read", in(chat()).put("seq", random.nextInt(200)));
    }

    private void create() throws Wire.GoneException {
        var key = nextKey();
        var group = Device.object().put("requestId", key).put("title", device.key() + key);
        var members = group.putArray("memberIds");
        for (var i = random.nextInt(4); i > 0; i--) members.add(cast.anybody(random));
        keep("chat:create", group);
    }

    private void update() throws Wire.GoneException {
        var payload = in(chat());
        switch (random.nextInt(5)) {
            case 0 -> payload.put("title", nextKey());
            case 1 -> payload.putArray("add").add(cast.anybody(random)).add(cast.anybody(random));
            case 2 -> payload.putArray("remove").add(cast.anybody(random));
            case 3 -> payload.putArray("remove").add(device.user);
            default -> payload.put("muted", random.nextBoolean());
        }
        // The chat of all stays, so that there is always somewhere to meet.
        if (!payload.has("remove") || !payload.get("chatId").asText().equals(cast.everybodysChat())) {
            device.ask("chat:update", payload);
        }
    }

    /// What must be refused.
    private void misbehave() throws Wire.GoneException {
        var answer = switch (random.nextInt(6)) {
            case 0 ->
                device.ask(
                        "message:send", in("nowhere").put("clientId", nextKey()).put("body", "x"));
            case 1 ->
                device.ask("message:send", in(chat()).put("clientId", "a b").put("body", "x"));
            case 2 ->
                device.ask(
                        "message:edit",
                        Device.object().put("messageId", "nobodys").put("body", "x"));
            case 3 -> device.ask("dance", Device.object());
            case 4 -> device.ask("call:accept", Device.object().put("callId", "nobodys"));
            default -> device.ask("chat:read", Wire.JSON.createArrayNode().add(7));
        };
        if (answer.get("ok").asBoolean()) facts.fault("allowed: " + device.key() + " did what nobody may");
    }

    /// Something with a key: it is tried again when the answer is lost.
    private void keep(String event, ObjectNode payload) throws Wire.GoneException {
        try {
            create(event, payload);
        } catch (Wire.GoneException lost) {
            unanswered.add(new Attempt(event, payload));
            throw lost;
        }
    }

    private void create(String event, ObjectNode payload) throws Wire.GoneException {
        var answer = device.ask(event, payload);
        if (event.equals("message:send")) {
            took(payload, answer);
        } else if (answer.get("ok").asBoolean()) {
            facts.grouped(
                    payload.get("requestId").asText() + device.key(),
                    answer.get("chat").get("id").asText());
        }
    }

    private void took(ObjectNode text, JsonNode answer) {
        if (!answer.get("ok").asBoolean()) return;
        var sent = facts.sent(device.user, text.get("clientId").asText(), answer.get("message"));
        if (!mine.contains(sent)) mine.add(sent);
    }

    private ObjectNode text(String chat) {
        var key = nextKey();
        var text = in(chat).put("clientId", key).put("body", "text " + key);
        var messages = device.messages(chat);
        if (!messages.isEmpty() && random.nextInt(5) == 0)
            text.put("replyTo", any(messages).get("id").asText());
        if (random.nextInt(5) == 0) text.putArray("mentions").add(cast.anybody(random));
        return text;
    }

    private String chat() {
        var chats = device.chats();
        if (chats.isEmpty() || random.nextInt(3) == 0) return cast.everybodysChat();
        return any(chats);
    }

    private static ObjectNode in(String chat) {
        return Device.object().put("chatId", chat);
    }

    private String nextKey() {
        return device.id + "-" + ++keys;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
