package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the server says in the end, asked anew: each user's chats as a new client would get them, with their whole
/// history, and each user's calls. Collected when nothing moves any more.
///
/// @param chats by user and chat
/// @param unread what the server counts as unread, by user and chat
/// @param calls each user's own call history
record Evidence(
        Map<String, Map<String, View.ChatView>> chats,
        Map<String, Map<String, Long>> unread,
        Map<String, List<JsonNode>> calls) {

    /// Asks through one connected device of each user.
    static Evidence collect(List<Device> devices) throws Wire.GoneException {
        var evidence = new Evidence(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (var device : devices) {
            if (evidence.chats.containsKey(device.user)) continue;
            var unread = new TreeMap<String, Long>();
            evidence.chats.put(device.user, chats(device, unread));
            evidence.unread.put(device.user, unread);
            evidence.calls.put(device.user, calls(device));
        }
        return evidence;
    }

    private static Map<String, View.ChatView> chats(Device device, Map<String, Long> unread) throws Wire.GoneException {
        var view = new View();
        var more = true;
        for (var payload = Device.object(); more; payload = Device.object().put("cursor", view.cursor())) {
            var page = device.ask("sync", payload);
            for (var change : page.get("changes")) {
                view.take(change.get("event").asText(), change);
                var chat = change.get("chat");
                unread.put(chat.get("id").asText(), chat.get("unread").asLong());
            }
            more = page.get("more").asBoolean();
        }
        for (var chat : view.chats()) {
            var before = Long.MAX_VALUE;
            JsonNode page;
            do {
                page = device.ask(
                        "chat:history", Device.object().put("chatId", chat).put("beforeSeq", before));
                view.takeHistory(chat, page.get("messages"));
                if (!page.get("messages").isEmpty())
                    before = page.get("messages").get(0).get("seq").asLong();
            } while (page.get("more").asBoolean());
        }
        return view.all();
    }

    private static List<JsonNode> calls(Device device) throws Wire.GoneException {
        var calls = new ArrayList<JsonNode>();
        var payload = Device.object().put("limit", 100);
        JsonNode page;
        do {
            page = device.ask("call:history", payload).get("calls");
            page.forEach(calls::add);
            if (!page.isEmpty())
                payload.put("before", page.get(page.size() - 1).get("callId").asText());
        } while (page.size() == 100);
        return calls;
    }
}
