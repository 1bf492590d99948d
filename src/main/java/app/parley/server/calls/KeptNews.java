package app.parley.server.calls;

import app.parley.protocol.CallSignal;
import app.parley.protocol.ServerCallEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// What a device that is not there is to be told when it comes, in order and bounded. Guarded by its [CallLine].
final class KeptNews {
    /// Far more than a negotiation takes, which is one description and some tens of candidates.
    private static final int EVENTS_MAX = 512;
    /// Of descriptions and candidates. One frame of the socket may hold 1 MiB; a description has some kilobytes.
    private static final int CHARACTERS_MAX = 1 << 20;

    private final Queue<ServerCallEvent> events = new ArrayDeque<>();
    private int characters;

    /// Whether `signal` can be kept too.
    boolean hasRoomFor(CallSignal signal) {
        return events.size() < EVENTS_MAX && characters + size(signal) <= CHARACTERS_MAX;
    }

    void add(ServerCallEvent event) {
        events.add(event);
        if (event instanceof ServerCallEvent.Signal signal) characters += size(signal.signal());
    }

    List<ServerCallEvent> all() {
        return List.copyOf(events);
    }

    private static int size(CallSignal signal) {
        return switch (signal) {
            case CallSignal.Offer(var sdp) -> sdp.sdp().length();
            case CallSignal.Answer(var sdp) -> sdp.sdp().length();
            case CallSignal.Candidate(var candidate) ->
                candidate == null ? 0 : candidate.candidate().length();
            case CallSignal.Media _, CallSignal.Upgrade _, CallSignal.View _ -> 0;
        };
    }
}
