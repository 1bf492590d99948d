package app.parley.client.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/// Days and times of day in the user's language. Pure but for its clock, which also knows the time zone.
public final class TimeWords {
    /// Days for which the weekday alone says which.
    private static final int WEEK = 7;

    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter longDate;
    private final Locale locale;

    public TimeWords(Clock clock, Locale locale) {
        this.clock = clock;
        this.locale = locale;
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale);
        shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).localizedBy(locale);
        longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale);
    }

    /// The time of day. `at` is milliseconds since the epoch, here and below.
    public String time(long at) {
        return time.format(Instant.ofEpochMilli(at).atZone(clock.getZone()));
    }

    public LocalDate day(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), clock.getZone());
    }

    /// As short as a list wants it: today the time, then "Yesterday", the weekday, the date.
    public String inList(long at) {
        var day = day(at);
        var today = LocalDate.now(clock);
        if (day.equals(today)) return time(at);
        if (day.equals(today.minusDays(1))) return Texts.of("time.yesterday");
        if (day.isBefore(today) && day.isAfter(today.minusDays(WEEK)))
            return day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
        return shortDate.format(day);
    }

    /// For the line between two days.
    public String ofDay(LocalDate day) {
        var today = LocalDate.now(clock);
        if (day.equals(today)) return Texts.of("time.today");
        if (day.equals(today.minusDays(1))) return Texts.of("time.yesterday");
        if (day.isBefore(today) && day.isAfter(today.minusDays(WEEK)))
            return day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return longDate.format(day);
    }

    /// How long something took, in the two largest units.
    public static String lasting(long millis) {
        var time = Duration.ofMillis(millis);
        if (time.toHours() > 0) return Texts.of("time.hours", time.toHours(), time.toMinutesPart());
        if (time.toMinutes() > 0) return Texts.of("time.minutes", time.toMinutes());
        return Texts.of("time.seconds", time.toSeconds());
    }
}
