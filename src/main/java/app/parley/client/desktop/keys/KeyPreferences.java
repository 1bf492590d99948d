package app.parley.client.desktop.keys;

import app.parley.client.settings.Preference;

/// The keys that a person has chosen to work everywhere.
public final class KeyPreferences {
    public static final Preference<GlobalKey> MUTE = Preference.choice("keys.everywhere.mute", GlobalKey.NONE);

    public static final Preference<GlobalKey> TALK = Preference.choice("keys.everywhere.talk", GlobalKey.NONE);

    private KeyPreferences() {}
}
