package app.parley.client.desktop.quiet;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.protocol.InvalidFieldException;
import app.parley.protocol.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person chooses about being disturbed, as it is kept.
public final class QuietPreferences {
    public static final Preference<DoNotDisturb> DO_NOT_DISTURB =
            new Preference<>("quiet.donotdisturb", new DoNotDisturb.Off(), DoNotDisturb::read, DoNotDisturb::write);

    public static final Preference<QuietHours> HOURS =
            new Preference<>("quiet.hours", QuietHours.NIGHTS, QuietHours::read, QuietHours::write);

    /// Whose calls ring always: ids joined by commas.
    public static final Preference<Set<UserId>> EXCEPTED = new Preference<>(
            "quiet.excepted",
            Set.of(),
            QuietPreferences::ids,
            ids -> ids.stream().map(UserId::value).sorted().collect(Collectors.joining(",")));

    public static final Preference<Boolean> AGAIN_PASSES = Preference.flag("quiet.again.passes", true);

    public static final Preference<Boolean> FOLLOW_SYSTEM = Preference.flag("quiet.follow.system", true);

    private QuietPreferences() {}

    private static Optional<Set<UserId>> ids(String text) {
        try {
            return Optional.of(Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .map(UserId::new)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (InvalidFieldException writtenByHand) {
            return Optional.empty();
        }
    }

    /// What the rules ask for.
    ///
    /// @param focus whether the system is asked to be quiet
    public static RingRules.Choices choices(Preferences preferences, boolean focus) {
        return new RingRules.Choices(
                preferences.get(DO_NOT_DISTURB),
                preferences.get(HOURS),
                preferences.get(EXCEPTED),
                preferences.get(AGAIN_PASSES),
                focus && preferences.get(FOLLOW_SYSTEM));
    }
}
