package app.parley.client.diagnostics.logback;

import app.parley.client.diagnostics.Redaction;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/// An entry a line, and a stack trace below it, each line without what is nobody else's business. A line break in a
/// message begins no entry. Called by one appender, one thread at a time.
final class PlainLayout extends LayoutBase<ILoggingEvent> {
    /// Of a stack trace, with its causes: what comes later repeats itself.
    private static final int FRAMES = 120;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Redaction redaction = Redaction.ofLog();

    @Override
    public String doLayout(ILoggingEvent event) {
        var name = event.getLoggerName();
        var message = String.valueOf(event.getFormattedMessage()).replaceAll("\\R", " | ");
        var entry = TIME.format(event.getInstant()) + " " + String.format("%-5s", event.getLevel()) + " "
                + name.substring(name.lastIndexOf('.') + 1) + " [" + event.getThreadName() + "] "
                + redaction.plain(message) + "\n";
        var thrown = event.getThrowableProxy();
        if (thrown == null) return entry;
        return entry
                + ThrowableProxyUtil.asString(thrown)
                        .lines()
                        .limit(FRAMES)
                        .map(line -> "\t" + redaction.plain(line.strip()) + "\n")
                        .collect(Collectors.joining());
    }
}
