package app.parley.client.ui.main;

/// A main place of the window, with a button in the rail.
public enum Place {
    CHATS,
    CALLS,
    SETTINGS
}
