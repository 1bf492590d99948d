package app.parley.protocol;

/// Whether a user can be reached: at least one device connected, none, or connected with Do Not Disturb on.
public enum Presence {
    ONLINE,
    OFFLINE,
    DND
}
