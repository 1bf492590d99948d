package app.parley.client.update;

/// Whether updates are looked for.
public enum UpdatePolicy {
    /// Once a day, and when the user asks.
    BY_ITSELF,
    /// When the user asks.
    WHEN_ASKED,
    /// The administrator of this machine brings updates.
    ADMINISTRATORS,
    /// Nobody has said where to look, or this program has no version.
    NOWHERE;

    /// Whether the user may ask.
    public boolean isOpen() {
        return this == BY_ITSELF || this == WHEN_ASKED;
    }
}
