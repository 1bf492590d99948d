package app.parley.client.diagnostics.logback;

import app.parley.client.diagnostics.LogTail;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/// The program's log on the disk: what the error stream gets at info and above, in a folder that only its owner
/// looks into, never more than a few megabytes. Begun by a window once it has its data folder, closed when it ends.
/// A disk that takes nothing is no reason not to start.
public final class LogFile implements AutoCloseable {
    /// When it is put aside and begun anew. A day of use makes a tenth of it.
    static final long MOST = 1 << 20;
    /// How many are kept beside the one that is written.
    private static final int KEPT = 2;

    private static final String FOLDER = "log";
    private static final String NAME = "parley.log";
    private static final String OLDER = "parley.%i.log";

    private final RollingFileAppender<ILoggingEvent> appender;
    private final Logger source;

    private LogFile(RollingFileAppender<ILoggingEvent> appender, Logger source) {
        this.appender = appender;
        this.source = source;
    }

    /// Begins to write.
    ///
    /// @param data the program's data folder
    public static LogFile begin(Path data) {
        return begin(data, Logger.ROOT_LOGGER_NAME);
    }

    /// The same of what goes through one logger.
    static LogFile begin(Path data, String logger) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var folder = data.resolve(FOLDER);
        try {
            makePrivate(folder);
        } catch (IOException e) {
            context.getLogger(logger).warn("there is no folder for the log, so it goes to the error stream alone", e);
        }
        var file = new LogFile(appender(context, folder), context.getLogger(logger));
        file.source.addAppender(file.appender);
        return file;
    }

    /// What there is to read of the log in a data folder.
    public static LogTail tail(Path data) {
        var folder = data.resolve(FOLDER);
        return new LogTail(folder.resolve(NAME), folder.resolve(OLDER.replace("%i", "1")));
    }

    @Override
    public void close() {
        source.detachAppender(appender);
        appender.stop();
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        var layout = new PlainLayout();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();

        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve(NAME).toString());
        appender.setEncoder(encoder);

        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve(OLDER).toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(KEPT);
        rolling.start();
        appender.setRollingPolicy(rolling);

        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(MOST));
        // Looked at with every entry: what writes in a hurry is what fills disks.
        trigger.setCheckIncrement(Duration.buildByMilliseconds(0));
        trigger.start();
        appender.setTriggeringPolicy(trigger);

        // Below that, addresses and session descriptions may stand.
        var above = new ThresholdFilter();
        above.setLevel(Level.INFO.levelStr);
        above.start();
        appender.addFilter(above);
        appender.start();
        return appender;
    }
}
