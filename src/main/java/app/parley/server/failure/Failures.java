package app.parley.server.failure;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import app.parley.server.store.StoreUnavailableException;
import app.parley.server.trace.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever a subject threw into the error that the asker gets. Used at the two borders, sockets and
/// HTTP; safe on every thread.
///
/// A refusal passes as it is. Anything unforeseen is a bug: it is logged here with its cause, and the asker
/// gets the `ref` under which the log has it.
public final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /// @param what was tried, for the log: an event's or a route's name, nothing that a user wrote
    public static ProtocolError explain(String what, Throwable failure) {
        return switch (failure) {
            case ProtocolException refusal -> refusal.error();
            case InvalidFieldException invalid ->
                ProtocolError.of(ErrorCode.BAD_REQUEST, String.valueOf(invalid.getMessage()));
            case StoreUnavailableException unavailable -> {
                log.warn("{} found the database unavailable", what, unavailable);
                yield ProtocolError.of(ErrorCode.UNAVAILABLE, "the server cannot do this now; try again");
            }
            default -> {
                var request = RequestId.current();
                var ref = request == null ? RequestId.fresh() : request;
                log.error("{} failed, ref {}", what, ref, failure);
                yield new ProtocolError(ErrorCode.INTERNAL, "something went wrong in the server", null, null, ref);
            }
        };
    }
}
