package app.parley.server.limits;

import app.parley.protocol.ErrorCode;
import app.parley.protocol.ProtocolError;
import app.parley.protocol.ProtocolException;
import java.util.OptionalLong;

/// The refusal of who asks too often.
public final class RateLimited {
    private RateLimited() {}

    public static ProtocolError in(long milliseconds) {
        return new ProtocolError(ErrorCode.RATE_LIMITED, "too often; try again later", milliseconds, null, null);
    }

    /// Throws when there is something to wait for.
    static void unless(OptionalLong wait) {
        if (wait.isPresent()) throw new ProtocolException(in(wait.getAsLong()));
    }
}
