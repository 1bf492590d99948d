package app.parley.client.desktop.keys;

import app.parley.client.settings.Preference;
import java.util.List;

/// The keys that a person has chosen to work everywhere.
public final class KeyPreferences {
    public static final Preference<GlobalKey> MUTE = Preference.choice("keys.everywhere.mute", GlobalKey.NONE);

    public static final Preference<GlobalKey> TALK = Preference.choice("keys.everywhere.talk", GlobalKey.NONE);

    /// Whether the system let Parley hear the keyboard when that was last asked. Nobody chooses it: who shows or
    /// handles keys has to know.
    public static final Preference<Boolean> HEARD = Preference.flag("keys.everywhere.heard", true);

    /// Those that hold a key.
    public static final List<Preference<GlobalKey>> ALL = List.of(MUTE, TALK);

    private KeyPreferences() {}
}
