package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client asks about calls. The names on the wire stand in `EventNames`.
public sealed interface ClientCallEvent extends ClientEvent {
    record Initiate(RequestId requestId, UserId calleeId, ChatId chatId, CallType type) implements ClientCallEvent {}

    /// The callee answers.
    ///
    /// @param first what becomes of the callee's active call, when there is one
    record Accept(CallId callId, @Nullable First first) implements ClientCallEvent {}

    /// The callee does not answer.
    ///
    /// @param reason absent means declined
    record Reject(CallId callId, @Nullable RejectReason reason) implements ClientCallEvent {}

    /// A participant is done.
    ///
    /// @param reason absent means hung up
    record End(CallId callId, @Nullable HangUpReason reason) implements ClientCallEvent {}

    /// Anything that the server relays to the other side: offer, answer, candidate, media, upgrade, view.
    record Signal(CallId callId, CallSignal signal) implements ClientCallEvent {}

    /// I am the device that was in this call, on a new socket.
    record Resume(CallId callId) implements ClientCallEvent {}

    record Hold(CallId callId, boolean on) implements ClientCallEvent {}

    /// Takes calls out of one's own history: those named, or all.
    record Forget(@Nullable List<CallId> callIds, @Nullable Boolean all) implements ClientCallEvent {
        public Forget {
            if ((callIds == null) != Boolean.TRUE.equals(all)) {
                throw new InvalidFieldException("either callIds or all: true");
            }
        }
    }

    /// A page of one's own call records, those older than `before` or the newest.
    record History(@Nullable CallId before, @Nullable Integer limit) implements ClientCallEvent {
        public History {
            if (limit != null) Bounds.range("limit", limit, 1, Bounds.PAGE_MAX);
        }
    }

    /// What happens to the active call when another is answered.
    enum First {
        END,
        HOLD
    }

    /// Why a callee does not answer.
    enum RejectReason {
        DECLINED,
        BUSY
    }

    /// Why a participant ends a call.
    enum HangUpReason {
        HANGUP,
        FAILED
    }
}
