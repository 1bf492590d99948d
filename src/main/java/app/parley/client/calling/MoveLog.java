package app.parley.client.calling;

import app.parley.call.CallDesk;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log for each move of each call, with the call's id. Used by [CallLoop], on parley-call.
final class MoveLog {
    private static final Logger log = LoggerFactory.getLogger(MoveLog.class);

    private MoveLog() {}

    static void tell(CallDesk before, CallDesk after) {
        after.calls().forEach((key, state) -> {
            CallState last = before.calls().containsKey(key) ? before.calls().get(key) : new CallState.Idle();
            if (last.getClass() != state.getClass()) tell(key, state, last, state);
        });
        before.calls().forEach((key, state) -> {
            if (!after.calls().containsKey(key)) tell(key, state, state, new CallState.Idle());
        });
    }

    private static void tell(CallKey key, CallState.Present present, CallState from, CallState to) {
        var callId = present.call().callId();
        log.info(
                "call {}: {} -> {}{}",
                callId == null ? key : callId,
                from.getClass().getSimpleName(),
                to.getClass().getSimpleName(),
                to instanceof CallState.Ended ended ? " (" + ended.reason() + ")" : "");
    }
}
