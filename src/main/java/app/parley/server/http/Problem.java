package app.parley.server.http;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 writes it, with the protocol's `code`.
///
/// @param title the code in words
/// @param detail what was wrong this time
record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        @Nullable Long retryAfterMs,
        @Nullable String ref) {
    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(ProtocolError error) {
        return of(error, error.code().httpStatus());
    }

    static Problem of(ProtocolError error, int status) {
        var title = error.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Problem(
                "about:blank", title, status, error.message(), error.code(), error.retryAfterMs(), error.ref());
    }
}
