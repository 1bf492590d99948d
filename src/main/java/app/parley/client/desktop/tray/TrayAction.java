package app.parley.client.desktop.tray;

/// What can be chosen in the menu of the mark.
public enum TrayAction {
    /// Shows the window.
    OPEN,
    /// Switches Do Not Disturb on, until it is switched off, or off.
    DISTURB,
    /// Do Not Disturb for an hour.
    QUIET_HOUR,
    /// Do Not Disturb until tomorrow morning.
    QUIET_TOMORROW,
    /// The call that rings is heard no more, and can be answered still.
    MUTE_RING,
    QUIT
}
