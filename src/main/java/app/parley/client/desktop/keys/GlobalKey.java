package app.parley.client.desktop.keys;

/// A key that can be chosen to work everywhere: such as few programs use.
public enum GlobalKey {
    /// No key.
    NONE,
    CTRL_SHIFT_M,
    F8,
    F9,
    F10,
    PAUSE,
    SCROLL_LOCK
}
