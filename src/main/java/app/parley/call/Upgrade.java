package app.parley.call;

/// Where the two sides stand in their talk about adding pictures to a call.
public enum Upgrade {
    /// Nobody has asked.
    NONE,
    /// This side waits for the other's word.
    ASKED_BY_ME,
    /// The other side waits for the user's word.
    ASKED_BY_THEM,
    /// They do not want to; until somebody asks again.
    DECLINED,
    /// They have not said anything within [CallTimeouts#UPGRADE]; until somebody asks again.
    UNANSWERED;

    /// Whether somebody waits for a word.
    public boolean isOpen() {
        return this == ASKED_BY_ME || this == ASKED_BY_THEM;
    }
}
