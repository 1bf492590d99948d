package app.parley.call;

import app.parley.protocol.ClientCallEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where one call of this client stands.
///
///               Dial                    Initiated, Accepted             media connected
///     Idle ───────────▶ Calling ───────────────────────▶ Connecting ───────────────────▶ Active
///       │                  │  (already connected while ringing: straight to Active)     │  ▲
///       │  Incoming        │                                  ▲                         │  │ media
///       └──────────▶ Ringing ─────────── Answer ──────────────┘              media lost │  │ connected
///                          │                                                            ▼  │
///                          │                                                       Reconnecting
///                          ▼                                                            │
///                        Ended ◀──────────── from every state but Idle ─────────────────┘
public sealed interface CallState {
    /// No call yet.
    record Idle() implements CallState {}

    /// A state in which there is a call, running or over.
    sealed interface Present extends CallState {
        Call call();
    }

    /// A state in which the call is not over.
    sealed interface Live extends Present {
        Live with(Call call);
    }

    /// I called; they have not answered. They are being rung once the call has an id.
    record Calling(Call call) implements Live {
        @Override
        public Calling with(Call call) {
            return new Calling(call);
        }
    }

    /// They call me.
    record Ringing(Call call, Alert alert) implements Live {
        @Override
        public Ringing with(Call call) {
            return new Ringing(call, alert);
        }
    }

    /// How an incoming call is made known.
    enum Alert {
        RING,
        /// Show it, do not ring.
        SILENT,
        /// The user talks to somebody else, here or at another device: a soft tone now and then.
        WAITING
    }

    /// Answered, but not connected yet.
    ///
    /// @param startedAt when the server confirmed the answer; null while it has not
    record Connecting(Call call, @Nullable Instant startedAt) implements Live {
        @Override
        public Connecting with(Call call) {
            return new Connecting(call, startedAt);
        }
    }

    /// Talking.
    record Active(Call call, Instant startedAt) implements Live {
        @Override
        public Active with(Call call) {
            return new Active(call, startedAt);
        }
    }

    /// The way to the other side is lost for the moment. The call keeps its start.
    record Reconnecting(Call call, Instant startedAt) implements Live {
        @Override
        public Reconnecting with(Call call) {
            return new Reconnecting(call, startedAt);
        }
    }

    /// Over.
    ///
    /// @param duration of the talking; zero when there was none
    /// @param unsaid an end that the server has not heard yet
    record Ended(Call call, EndReason reason, Duration duration, ClientCallEvent.@Nullable End unsaid)
            implements Present {}
}
