package app.parley.server.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What must hold of a server after whatever was done to it. Each breach is one line that begins with the name
/// of what was breached: `views`, `gap`, `lost`, `twice`, `record`, `overlap`, `unread`; `ended`, `internal`
/// and `allowed` are noted by the devices as they see them.
final class Checks {
    private final Cast cast;
    private final Facts facts;
    private final Evidence evidence;
    private final List<String> breaches = new ArrayList<>();
    /// Every chat that anybody is in.
    private final Map<String, View.ChatView> chats = new TreeMap<>();
    /// Every record that anybody has.
    private final Map<String, JsonNode> records = new TreeMap<>();

    private Checks(Cast cast, Facts facts, Evidence evidence) {
        this.cast = cast;
        this.facts = facts;
        this.evidence = evidence;
    }

    /// Empty when all is well.
    static List<String> breaches(Cast cast, Facts facts, Evidence evidence) {
        var checks = new Checks(cast, facts, evidence);
        checks.breaches.addAll(facts.faults());
        checks.viewsAreEqual();
        checks.numbersHaveNoGaps();
        checks.unreadIsWhatIsUnread();
        checks.acknowledgedIsThere();
        checks.nothingIsThereTwice();
        checks.everyCallLeftOneRecordAndOneMessage();
        checks.nobodyWasInTwoCalls();
        return checks.breaches;
    }

    /// All devices show the same as a new one, and all members of a chat the same messages.
    private void viewsAreEqual() {
        for (var device : cast.devices) {
            var fresh = evidence.chats().getOrDefault(device.user, Map.of());
            var own = device.shown();
            if (!own.keySet().equals(fresh.keySet())) {
                breach("views: %s has the chats %s and not %s", device.key(), own.keySet(), fresh.keySet());
            }
            own.forEach((id, chat) -> {
                var other = fresh.get(id);
                if (other != null) compare(device.key() + " in " + id, chat, other);
            });
        }
        evidence.chats()
                .forEach((user, own) -> own.forEach((id, chat) -> {
                    var other = chats.putIfAbsent(id, chat);
                    if (other != null && !other.messages.equals(chat.messages)) {
                        breach("views: %s has another history of %s", user, id);
                    }
                }));
    }

    private void compare(String who, View.ChatView own, View.ChatView fresh) {
        if (own.shown().equals(fresh.shown())) return;
        var differences = new ArrayList<String>();
        var seqs = new HashSet<>(own.messages.keySet());
        seqs.addAll(fresh.messages.keySet());
        for (var seq : seqs) {
            var mine = own.messages.get(seq);
            var theirs = fresh.messages.get(seq);
            if (!Objects.equals(mine, theirs)) differences.add(mine + " is now " + theirs);
        }
        if (!own.marks.equals(fresh.marks)) differences.add("marks " + own.marks + " are now " + fresh.marks);
        if (differences.isEmpty())
            differences.add(
                    own.shown().get("shared") + " is now " + fresh.shown().get("shared"));
        breach("views: %s: %s", who, differences);
    }

    private void numbersHaveNoGaps() {
        chats.forEach((id, chat) -> {
            var next = 1L;
            for (var seq : chat.messages.keySet()) {
                if (seq != next++) {
                    breach("gap: before %d in %s", seq, id);
                    return;
                }
            }
        });
    }

    private void unreadIsWhatIsUnread() {
        evidence.chats()
                .forEach((user, own) -> own.forEach((id, chat) -> {
                    var mark = chat.marks.getOrDefault(user, 0L);
                    var unread = chat.messages.tailMap(mark, false).values().stream()
                            .filter(message -> !message.has("deletedAt"))
                            .filter(message -> !message.get("senderId").asText().equals(user))
                            .count();
                    var told = evidence.unread().getOrDefault(user, Map.of()).getOrDefault(id, -1L);
                    if (told != unread) {
                        breach("unread: %s is told %d and has %d in %s", user, told, unread, id);
                    }
                }));
    }

    private void acknowledgedIsThere() {
        var byId = new HashMap<String, JsonNode>();
        for (var chat : chats.values()) {
            for (var message : chat.messages.values())
                byId.put(message.get("id").asText(), message);
        }
        for (var text : facts.texts()) {
            // All its members may have left a group; then nobody can look.
            if (!chats.containsKey(text.chatId)) continue;
            var message = byId.get(text.messageId);
            if (message == null) breach("lost: the message %s", text.key);
            else if (!text.mayBe(Facts.bodyOf(message))) breach("lost: a change of %s, now %s", text.key, message);
        }
        facts.calls().forEach((key, callId) -> {
            var caller = key.substring(0, key.indexOf('/'));
            if (!has(caller, callId)) breach("lost: the call %s", key);
        });
    }

    private boolean has(String user, String callId) {
        return facts.mayBeForgotten(user, callId)
                || evidence.calls().getOrDefault(user, List.of()).stream()
                        .anyMatch(call -> call.get("callId").asText().equals(callId));
    }

    private void nothingIsThereTwice() {
        var seen = new HashSet<String>();
        for (var chat : chats.values()) {
            for (var message : chat.messages.values()) {
                var key = message.get("senderId").asText() + "/"
                        + message.get("kind").asText() + "/"
                        + message.get("clientId").asText();
                if (!seen.add(key)) breach("twice: the message %s", key);
            }
        }
        facts.groups().forEach((key, ids) -> {
            if (ids.size() > 1) breach("twice: the group %s", key);
        });
    }

    private void everyCallLeftOneRecordAndOneMessage() {
        var messages = new HashMap<String, List<JsonNode>>();
        for (var chat : chats.values()) {
            for (var message : chat.messages.values()) {
                if (!message.get("kind").asText().equals("call")) continue;
                messages.computeIfAbsent(message.get("clientId").asText(), _ -> new ArrayList<>())
                        .add(message);
            }
        }
        evidence.calls().forEach((user, calls) -> {
            var own = new HashSet<String>();
            for (var call : calls) {
                var id = call.get("callId").asText();
                if (!own.add(id)) breach("record: %s has two of %s", user, id);
                var other = records.putIfAbsent(id, call);
                if (other != null && !other.equals(call)) breach("record: %s has another of %s", user, id);
            }
        });
        messages.forEach((id, found) -> {
            if (found.size() > 1) breach("record: %d messages of %s", found.size(), id);
            var call = found.getFirst().get("call");
            if (records.containsKey(id) && !records.get(id).equals(call)) breach("record: %s is told as %s", id, call);
            for (var side : List.of("callerId", "calleeId")) {
                if (!has(call.get(side).asText(), id)) breach("record: the %s has none of %s", side, id);
            }
        });
        records.forEach((id, call) -> {
            var seen = chats.containsKey(call.get("chatId").asText());
            if (seen && !messages.containsKey(id)) breach("record: no message of %s", id);
        });
        for (var device : cast.devices) {
            for (var id : device.allCalls()) {
                if (!has(device.user, id)) breach("record: %s knows of %s, which left none", device.key(), id);
            }
        }
    }

    /// From its beginning to its end a call takes a place of both; who may hold and wait has two.
    private void nobodyWasInTwoCalls() {
        for (var user : cast.users) {
            var places = cast.plain().contains(user) ? 1 : 2;
            var changes = new TreeMap<Long, Set<String>>();
            var lasting = records.values().stream()
                    .filter(call -> Set.of(
                                    call.get("callerId").asText(),
                                    call.get("calleeId").asText())
                            .contains(user))
                    // Whom nobody rang left a record and took no place.
                    .filter(call -> begin(call) < end(call))
                    .toList();
            for (var call : lasting) {
                for (var other : lasting) {
                    if (begin(other) <= begin(call) && begin(call) < end(other)) {
                        changes.computeIfAbsent(begin(call), _ -> new HashSet<>())
                                .add(other.toString());
                    }
                }
            }
            for (var at : changes.values()) {
                if (at.size() > places) {
                    breach("overlap: %s was in %d calls: %s", user, at.size(), at);
                    break;
                }
            }
        }
    }

    private static long begin(JsonNode call) {
        return call.get("createdAt").asLong();
    }

    private static long end(JsonNode call) {
        return call.get("endedAt").asLong();
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotations are not among the libraries
    private void breach(String what, Object... details) {
        breaches.add(what.formatted(details));
    }
}
