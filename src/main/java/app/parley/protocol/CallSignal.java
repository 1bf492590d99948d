package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What the two sides of a call tell each other through the server, which relays it and adds who sent it.
public sealed interface CallSignal {
    /// The caller's first offer, or whoever's when something is renegotiated.
    record Offer(SessionDescription sdp) implements CallSignal {
        public Offer {
            if (sdp.type() != SessionDescription.Type.OFFER) throw new InvalidFieldException("sdp.type is offer");
        }
    }

    record Answer(SessionDescription sdp) implements CallSignal {
        public Answer {
            if (sdp.type() != SessionDescription.Type.ANSWER) throw new InvalidFieldException("sdp.type is answer");
        }
    }

    /// One candidate, or null for the end of candidates.
    record Candidate(@Nullable IceCandidate candidate) implements CallSignal {}

    /// What the sender sends from now on.
    record Media(boolean audio, boolean video, boolean screen) implements CallSignal {}

    /// Sound to video by consent, and back.
    record Upgrade(UpgradeStep step) implements CallSignal {}

    /// How large the sender shows the receiver's picture, in pixels; 0 × 0 when not at all.
    record View(int width, int height) implements CallSignal {
        public View {
            Bounds.range("width", width, 0, MAX_PIXELS);
            Bounds.range("height", height, 0, MAX_PIXELS);
        }

        /// Wider than any screen; only keeps nonsense out.
        private static final int MAX_PIXELS = 65_535;
    }

    /// A step of the talk about adding pictures to a call.
    enum UpgradeStep {
        ASK,
        ACCEPT,
        DECLINE,
        DROP
    }
}
