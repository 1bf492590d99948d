package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one device does about calls: any event at any time, mostly about calls that it has heard of. Used by the
/// device's thread.
final class CallChoices {
    private final Device device;
    private final Cast cast;
    private final Facts facts;
    private final Random random;
    private final Supplier<String> keys;
    private @Nullable ObjectNode unanswered;

    CallChoices(Device device, Cast cast, Facts facts, Random random, Supplier<String> keys) {
        this.device = device;
        this.cast = cast;
        this.facts = facts;
        this.random = random;
        this.keys = keys;
    }

    boolean hasOpen() {
        return !device.openCalls().isEmpty();
    }

    void initiate(String chat, String callee) throws Wire.GoneException {
        initiate(Device.object()
                .put("requestId", keys.get())
                .put("chatId", chat)
                .put("calleeId", callee)
                .put("type", random.nextBoolean() ? "audio" : "video"));
    }

    void retry() throws Wire.GoneException {
        var lost = unanswered;
        if (lost != null) initiate(lost);
    }

    private void initiate(ObjectNode wish) throws Wire.GoneException {
        unanswered = wish;
        var answer = device.ask("call:initiate", wish);
        unanswered = null;
        if (!answer.get("ok").asBoolean()) {
            // Crossing calls: the other is answered, as a client does.
            if (answer.get("error").get("code").asText().equals("glare")) {
                device.ask("call:accept", call(answer.get("error").get("callId").asText()));
            }
            return;
        }
        facts.initiated(
                device.key() + "/" + wish.get("requestId").asText(),
                answer.get("callId").asText());
        device.calling(answer.get("callId").asText());
    }

    /// Does something about a call that is not over, as far as this device knows.
    void step() throws Wire.GoneException {
        var open = device.openCalls();
        if (open.isEmpty()) return;
        var chosen = open.get(random.nextInt(open.size()));
        var payload = call(chosen.callId);
        var dice = random.nextInt(100);
        if (dice < 25) accept(payload);
        else if (dice < 30) isOver(chosen, device.ask("call:reject", payload));
        else if (dice < 42) isOver(chosen, device.ask("call:end", payload));
        else if (dice < 44) isOver(chosen, device.ask("call:end", payload.put("reason", "failed")));
        else if (dice < 72) signal(payload);
        else if (dice < 80 && cast.mayHold(device)) device.ask("call:hold", payload.put("on", random.nextBoolean()));
        else if (dice < 90) resume(chosen);
        else if (dice < 92) forget(chosen.callId);
        else if (dice < 95) device.cut();
        else look();
    }

    private void accept(ObjectNode payload) throws Wire.GoneException {
        if (random.nextInt(3) == 0) payload.put("first", cast.mayHold(device) && random.nextBoolean() ? "hold" : "end");
        device.ask("call:accept", payload);
    }

    private void signal(ObjectNode payload) throws Wire.GoneException {
        switch (random.nextInt(6)) {
            case 0 -> device.ask("call:offer", described(payload, "offer"));
            case 1 -> device.ask("call:answer", described(payload, "answer"));
            case 2 -> device.ask("call:ice-candidate", payload.putNull("candidate"));
            case 3 ->
                device.ask(
                        "call:media",
                        payload.put("audio", true).put("video", false).put("screen", false));
            case 4 -> device.ask("call:upgrade", payload.put("step", "ask"));
            default -> device.ask("call:view", payload.put("width", 640).put("height", 360));
        }
    }

    private void forget(String callId) throws Wire.GoneException {
        facts.forgot(device.user, callId);
        var payload = Device.object();
        payload.putArray("callIds").add(callId);
        device.ask("call:forget", payload);
    }

    private void resume(Device.Call chosen) throws Wire.GoneException {
        var answer = device.ask("call:resume", call(chosen.callId));
        var code = answer.path("error").path("code").asText();
        if (code.equals("call_not_found")) facts.fault("lost: the call " + chosen.callId + " is not known any more");
    }

    /// Asks of every call twice, in turn, how it stands. This device alone can take its user's hold off them,
    /// and it does nothing meanwhile: two that are both current both times are current at once.
    private void look() throws Wire.GoneException {
        var current =
                currentOf(device.openCalls().stream().map(call -> call.callId).toList());
        if (current.size() < 2) return;
        current = currentOf(currentOf(current));
        if (current.size() > 1) facts.fault("overlap: " + device.key() + " is in all of " + current);
    }

    private List<String> currentOf(List<String> calls) throws Wire.GoneException {
        var current = new ArrayList<String>();
        for (var id : calls) {
            var answer = device.ask("call:resume", call(id));
            if (!answer.get("ok").asBoolean()) continue;
            var call = answer.get("call");
            var held = false;
            for (var user : call.get("heldBy")) held |= user.asText().equals(device.user);
            if (call.get("state").asText().equals("active") && !held) current.add(id);
        }
        return current;
    }

    private void isOver(Device.Call call, JsonNode answer) {
        if (answer.get("ok").asBoolean()) device.over(call.callId);
    }

    private static ObjectNode call(String id) {
        return Device.object().put("callId", id);
    }

    private static ObjectNode described(ObjectNode payload, String type) {
        payload.putObject("sdp").put("type", type).put("sdp", "v=0");
        return payload;
    }
}
