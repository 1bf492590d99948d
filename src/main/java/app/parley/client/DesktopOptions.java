package app.parley.client;

import app.parley.client.desktop.instance.SingleInstance;
import org.jspecify.annotations.Nullable;

/// How a window takes part in the desktop around it: tray, pop-up, notifications, links.
///
/// @param hidden does not come up at the start; the mark in the panel brings it
/// @param link to a person, which the program was started with; empty for none
/// @param instance hands over what later starts were given; the caller's; null where nobody does
public record DesktopOptions(
        boolean hidden, String link, @Nullable SingleInstance instance) {}
