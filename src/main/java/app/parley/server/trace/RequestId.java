package app.parley.server.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;

/// The id of an HTTP request or a socket's event, which stands in every line of the log that is written for it.
/// HTTP tells it as `X-Request-Id`; an `internal` error has it as its `ref`. Safe on every thread.
public final class RequestId {
    /// In the log's context.
    private static final String KEY = "request";
    /// Hexadecimal: 48 random bits, so that among the requests of a day two are hardly ever the same.
    private static final int DIGITS = 12;

    private RequestId() {}

    public static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), DIGITS);
    }

    /// Puts `id` into the log's context of the calling thread, until the answer is closed on it.
    public static MDCCloseable within(String id) {
        return MDC.putCloseable(KEY, id);
    }

    /// What the calling thread works for; null when that is no request.
    public static @Nullable String current() {
        return MDC.get(KEY);
    }
}
