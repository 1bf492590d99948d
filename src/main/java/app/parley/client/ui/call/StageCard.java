package app.parley.client.ui.call;

import java.util.List;

/// Something small that is said at the top of the stage while the call goes on, with what can be answered.
///
/// @param icon of Feather
/// @param choices the likeliest first; possibly none
public record StageCard(Kind kind, String icon, String words, List<Choice> choices) {
    /// What it is about; at most one of each is shown.
    public enum Kind {
        /// They want to go on with pictures.
        CONSENT,
        /// The user does, and waits for their word.
        ASKED,
        /// They do not, or say nothing; goes by itself.
        REFUSED,
        SHARING,
        SERVER_LOST,
        PEER_SERVER_LOST
    }

    /// What can be answered.
    public enum Choice {
        WITH_CAMERA,
        WITHOUT_CAMERA,
        NOT_NOW,
        TAKE_BACK,
        STOP_SHARING,
        AS_TEXT,
        AS_MOTION
    }

    public StageCard {
        choices = List.copyOf(choices);
    }
}
