package app.parley.client.ui.call;

import app.parley.call.CallState;
import app.parley.call.EndReason;

/// What the overlay shows.
public enum CallScreen {
    /// No overlay.
    NONE,
    INCOMING,
    OUTGOING,
    CONNECTING,
    ACTIVE,
    RECONNECTING,
    ENDED;

    static CallScreen of(CallState state) {
        return switch (state) {
            case CallState.Idle _ -> NONE;
            case CallState.Ringing _ -> INCOMING;
            case CallState.Calling _ -> OUTGOING;
            case CallState.Connecting _ -> CONNECTING;
            case CallState.Active _ -> ACTIVE;
            case CallState.Reconnecting _ -> RECONNECTING;
            // Their call takes this one's place in a moment.
            case CallState.Ended ended -> ended.reason() instanceof EndReason.Crossed ? CONNECTING : ENDED;
        };
    }

    /// Whether there are a name, a picture and buttons to talk by.
    public boolean isConversation() {
        return this == OUTGOING || this == CONNECTING || this == ACTIVE || this == RECONNECTING;
    }
}
