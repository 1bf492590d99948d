package app.parley.client.ui.welcome;

import app.parley.client.settings.Preference;

/// Whether the first steps come by themselves after somebody has signed in.
public final class FirstSteps {
    /// For administrators: whether they do at all.
    public static final Preference<Boolean> OFFERED = Preference.flag("first.steps.offered", true);

    /// Whether they were seen on this device: once is enough.
    public static final Preference<Boolean> SEEN = Preference.flag("first.steps.seen", false);

    private FirstSteps() {}
}
