package app.parley.server.calls.rules;

import app.parley.protocol.CallId;
import app.parley.protocol.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a call stands among its user's calls. The database gives each place once a user, which is what keeps
/// anybody from being in two calls.
public enum Place {
    /// The one that the user talks in, rings out, or is asked to answer while in no other.
    CURRENT,
    /// Waiting or held beside the current one.
    BESIDE;

    /// The places of all current calls of `user`. More than two, or two that are both talked in, come out with
    /// a place given twice.
    public static Map<CallId, Place> of(UserId user, List<ServerCall.Current> calls) {
        var places = new LinkedHashMap<CallId, Place>();
        for (var call : calls) places.put(call.callId(), hasTheLine(user, call) ? CURRENT : BESIDE);
        if (!places.containsValue(CURRENT)) {
            calls.stream()
                    .max(Comparator.comparingLong(call -> call.invitation().createdAt()))
                    .ifPresent(newest -> places.put(newest.callId(), CURRENT));
        }
        return places;
    }

    private static boolean hasTheLine(UserId user, ServerCall.Current call) {
        var seen = OtherCall.seenBy(user, call);
        return seen.isTalking() || seen.kind() == OtherCall.Kind.RINGING_OUT;
    }
}
