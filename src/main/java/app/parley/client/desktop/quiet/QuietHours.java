package app.parley.client.desktop.quiet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Hours of the week that are to be quiet. They are read off the clock on the wall: when summer time begins or
/// ends, or the person travels, they stay where that clock has them. A value, kept as a preference.
///
/// @param on whether they hold at all
/// @param days on which they begin
/// @param from included
/// @param to excluded; not after `from` it is on the next day, and the same as `from` is a whole day
public record QuietHours(boolean on, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /// What is offered to somebody who switches them on: every night.
    public static final QuietHours NIGHTS =
            new QuietHours(false, EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(7, 0));

    public QuietHours {
        days = Collections.unmodifiableSet(days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days));
    }

    /// Whether it is quiet when the clock on the wall shows `local`.
    public boolean holds(LocalDateTime local) {
        if (!on) return false;
        var day = local.getDayOfWeek();
        var time = local.toLocalTime();
        if (from.isBefore(to)) return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        return (days.contains(day) && !time.isBefore(from)) || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /// As it stands in a file: `on MONDAY,TUESDAY 22:00 07:00`; no days are a dash.
    public static Optional<QuietHours> read(String text) {
        var parts = text.split(" ");
        if (parts.length != 4 || !(parts[0].equals("on") || parts[0].equals("off"))) return Optional.empty();
        try {
            var days = EnumSet.noneOf(DayOfWeek.class);
            if (!parts[1].equals("-")) {
                for (var day : parts[1].split(",")) days.add(DayOfWeek.valueOf(day));
            }
            return Optional.of(
                    new QuietHours(parts[0].equals("on"), days, LocalTime.parse(parts[2]), LocalTime.parse(parts[3])));
        } catch (IllegalArgumentException | DateTimeException notUnderstood) {
            return Optional.empty();
        }
    }

    public String write() {
        var names = days.stream().map(DayOfWeek::name).collect(Collectors.joining(","));
        return (on ? "on " : "off ") + (names.isEmpty() ? "-" : names) + " " + from + " " + to;
    }
}
