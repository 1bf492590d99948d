package app.parley.client.desktop.quiet;

import app.parley.protocol.CallId;
import app.parley.protocol.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Who has called of late, so that somebody who tries again at once is taken to be in earnest. A value.
public record RecentCalls(List<Entry> calls) {
    /// Within this time a second call passes, as telephones have it ("repeated calls" of Android and iOS: 15 and 3
    /// min).
    public static final Duration AGAIN = Duration.ofMinutes(3);

    public static final RecentCalls NONE = new RecentCalls(List.of());

    /// One call. The server may tell of it several times.
    public record Entry(CallId call, UserId caller, Instant at) {}

    public RecentCalls {
        calls = List.copyOf(calls);
    }

    /// With one more; what is too long ago to matter is forgotten.
    public RecentCalls with(CallId call, UserId caller, Instant now) {
        var kept = new ArrayList<Entry>();
        for (var entry : calls) {
            if (!entry.call().equals(call) && !isPast(entry, now)) kept.add(entry);
            // Told again: it keeps its first moment.
            if (entry.call().equals(call)) return this;
        }
        kept.add(new Entry(call, caller, now));
        return new RecentCalls(kept);
    }

    /// Whether `caller` has called before `call`, not long ago.
    public boolean isAgain(CallId call, UserId caller, Instant now) {
        for (var entry : calls) {
            if (entry.call().equals(call)) return false;
            if (entry.caller().equals(caller) && !isPast(entry, now)) return true;
        }
        return false;
    }

    private static boolean isPast(Entry entry, Instant now) {
        return Duration.between(entry.at(), now).compareTo(AGAIN) > 0;
    }
}
