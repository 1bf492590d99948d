package app.parley.client;

import app.parley.client.account.CallWaiting;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.media.DeviceSettings;
import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Language;
import app.parley.client.ui.call.CallAction;
import app.parley.client.ui.call.MiniCallWindow;
import app.parley.client.ui.theme.Motion;
import app.parley.client.ui.theme.Theme;
import app.parley.client.ui.welcome.FirstSteps;
import app.parley.client.update.UpdatePreferences;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts together what an administrator may decide: the preferences that `src/docs/managed.md` names. Those of
/// one person or one machine (chosen devices, exceptions, what was told already) are not among them. Used at
/// the start and by the doctor.
public final class ManagedWiring {
    private static final Logger log = LoggerFactory.getLogger(ManagedWiring.class);

    static final List<Preference<?>> ALL = Stream.concat(
                    Stream.of(
                            LastServer.PREFERENCE,
                            DesktopPreferences.STAY_WHEN_CLOSED,
                            DesktopPreferences.PREVIEWS,
                            FirstSteps.OFFERED,
                            Language.CHOSEN,
                            Theme.SCHEME,
                            Theme.CONTRAST,
                            Theme.LETTERS,
                            Motion.CHOICE,
                            CallWaiting.CHOICE,
                            MiniCallWindow.CHOICE,
                            SoundPreferences.RINGTONE,
                            SoundPreferences.FILE,
                            SoundPreferences.RING_VOLUME,
                            SoundPreferences.TONE_VOLUME,
                            QuietPreferences.HOURS,
                            QuietPreferences.AGAIN_PASSES,
                            QuietPreferences.FOLLOW_SYSTEM,
                            KeyPreferences.MUTE,
                            KeyPreferences.TALK,
                            DeviceSettings.NOISE_SUPPRESSION,
                            DeviceSettings.ECHO_CANCELLATION,
                            DeviceSettings.AUTOMATIC_GAIN,
                            UpdatePreferences.CHECK,
                            UpdatePreferences.FEED,
                            UpdatePreferences.KEY),
                    Arrays.stream(CallAction.values()).map(CallAction::key))
            .toList();

    private ManagedWiring() {}

    /// What the administrator of this machine has decided, and what of it makes no sense. Blocks.
    public static ManagedSettings managed() {
        return ManagedSettings.load().checked(ALL);
    }

    /// The preferences in `folder` on this machine. Blocks.
    ///
    /// @param writing runs the writing of their file, which blocks
    public static Preferences load(Path folder, Executor writing) {
        var managed = managed();
        managed.problems().forEach(problem -> log.warn("the administrator's {}: {}", managed.file(), problem));
        return Preferences.load(folder, writing, managed);
    }
}
