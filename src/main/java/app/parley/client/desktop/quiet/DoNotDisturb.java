package app.parley.client.desktop.quiet;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// What a person has said by hand about being disturbed. A value, kept as a preference.
public sealed interface DoNotDisturb {
    /// When a new day is taken to have begun for a person, chosen: the usual office hour, later than most alarms.
    LocalTime MORNING = LocalTime.of(8, 0);

    /// Whoever asks for "until tomorrow" earlier than this at night means the morning that comes.
    LocalTime NIGHT_OVER = LocalTime.of(4, 0);

    /// Not asked for.
    record Off() implements DoNotDisturb {}

    /// Until it is taken back.
    record On() implements DoNotDisturb {}

    /// Until a moment.
    record Until(Instant end) implements DoNotDisturb {}

    /// Whether it holds at `now`.
    default boolean holds(Instant now) {
        return switch (this) {
            case Off _ -> false;
            case On _ -> true;
            case Until(var end) -> now.isBefore(end);
        };
    }

    /// Until the next morning on the clocks of `zone`.
    static Until tomorrow(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var day = local.toLocalTime().isBefore(NIGHT_OVER)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return new Until(day.atTime(MORNING).atZone(zone).toInstant());
    }

    /// As it stands in a file: `off`, `on`, or `until` and the moment in ISO 8601.
    static Optional<DoNotDisturb> read(String text) {
        return switch (text) {
            case "off" -> Optional.of(new Off());
            case "on" -> Optional.of(new On());
            default -> {
                if (!text.startsWith("until ")) yield Optional.empty();
                try {
                    yield Optional.of(new Until(Instant.parse(text.substring("until ".length()))));
                } catch (java.time.DateTimeException notATime) {
                    yield Optional.empty();
                }
            }
        };
    }

    default String write() {
        return switch (this) {
            case Off _ -> "off";
            case On _ -> "on";
            case Until(var end) -> "until " + end;
        };
    }
}
