package app.parley.client;

import app.parley.client.settings.Preference;

/// What a person chooses about the program on their desktop.
public final class DesktopPreferences {
    /// Whether the program goes on when its window is closed.
    public static final Preference<Boolean> STAY_WHEN_CLOSED = Preference.flag("desktop.stay.when.closed", true);

    /// Whether notifications show what was written.
    public static final Preference<Boolean> PREVIEWS = Preference.flag("notifications.previews", true);

    /// Whether the person has been told where the program went when its window was closed.
    static final Preference<Boolean> TOLD_OF_PANEL = Preference.flag("desktop.told.of.panel", false);

    private DesktopPreferences() {}
}
