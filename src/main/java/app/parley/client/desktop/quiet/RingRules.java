package app.parley.client.desktop.quiet;

import app.parley.protocol.UserId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/// Whether it is quiet, and whether a call rings all the same. Pure.
public final class RingRules {
    private RingRules() {}

    /// What a person has chosen, and what the system says.
    ///
    /// @param excepted whose calls always ring
    /// @param againPasses whether a second call of the same person within [RecentCalls#AGAIN] rings
    /// @param systemFocus the system is asked to be quiet, and Parley is to follow it
    public record Choices(
            DoNotDisturb doNotDisturb,
            QuietHours hours,
            Set<UserId> excepted,
            boolean againPasses,
            boolean systemFocus) {
        public Choices {
            excepted = Set.copyOf(excepted);
        }
    }

    /// Whether nothing is to sound and nothing is to come up.
    public static boolean isQuiet(Choices choices, Instant now, ZoneId zone) {
        return choices.doNotDisturb().holds(now)
                || choices.hours().holds(LocalDateTime.ofInstant(now, zone))
                || choices.systemFocus();
    }

    /// Whether a call of `caller` is to be heard.
    ///
    /// @param silent the server says that the person is not to be disturbed: by a word at another device
    /// @param again the caller has tried a moment ago
    public static boolean rings(
            Choices choices, UserId caller, boolean silent, boolean again, Instant now, ZoneId zone) {
        if (!silent && !isQuiet(choices, now, zone)) return true;
        return choices.excepted().contains(caller) || (again && choices.againPasses());
    }
}
