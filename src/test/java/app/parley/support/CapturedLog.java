package app.parley.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// Everything that this process logs while it is open, whatever the level that is shown. Closed by the test.
public final class CapturedLog implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("app.parley");
    private final Level before = own.getLevel();
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            lines.add(line);
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    };

    private CapturedLog(Level level) {
        appender.setContext(root.getLoggerContext());
        appender.start();
        own.setLevel(level);
        root.addAppender(appender);
    }

    /// With what the program says of itself at `level` and above, and what libraries say as it is set up.
    public static CapturedLog at(Level level) {
        return new CapturedLog(level);
    }

    public List<ILoggingEvent> lines() {
        return List.copyOf(lines);
    }

    /// Warnings and errors with their stack traces, but not those about a machine that is too busy.
    public List<String> complaints() {
        return lines.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(line -> !line.getLoggerName().endsWith("BlockedThreadChecker"))
                .map(CapturedLog::text)
                .toList();
    }

    /// A line as a log file has it, with its stack trace.
    public static String text(ILoggingEvent line) {
        var failure = line.getThrowableProxy();
        return line.getLevel() + " " + line.getLoggerName() + " " + line.getFormattedMessage()
                + (failure == null ? "" : "\n" + ThrowableProxyUtil.asString(failure));
    }

    /// Waits at most ten seconds for such a line.
    public void await(Predicate<ILoggingEvent> which) throws InterruptedException {
        var end = System.nanoTime() + 10_000_000_000L;
        synchronized (lines) {
            while (lines.stream().noneMatch(which)) {
                var left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0)
                    throw new AssertionError("no such line in "
                            + lines.stream().map(CapturedLog::text).toList());
                lines.wait(left);
            }
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        own.setLevel(before);
    }
}
