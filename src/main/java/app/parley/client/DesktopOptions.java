package app.parley.client;

/// How a window takes part in the desktop around it: tray, pop-up, notifications.
///
/// @param hidden does not come up at the start; the mark in the panel brings it
public record DesktopOptions(boolean hidden) {}
