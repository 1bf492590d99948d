package app.parley.client.desktop;

import app.parley.client.calling.RingPolicy;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.quiet.RecentCalls;
import app.parley.client.desktop.quiet.RingRules;
import app.parley.client.settings.Preferences;
import app.parley.protocol.ServerCallEvent;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/// Answers by [RingRules] whether a call may be heard and whether it is quiet, out of what the person has
/// chosen, of the clock, and of what the desktop says. Safe on every thread.
public final class Doorman implements RingPolicy {
    private final Preferences preferences;
    private final Clock clock;
    private final BooleanSupplier focus;
    private RecentCalls recent = RecentCalls.NONE;

    /// @param clock the person's, with their time zone
    /// @param focus whether the desktop is asked to be quiet; answers from memory
    public Doorman(Preferences preferences, Clock clock, BooleanSupplier focus) {
        this.preferences = preferences;
        this.clock = clock;
        this.focus = focus;
    }

    @Override
    public synchronized boolean rings(ServerCallEvent.Incoming call) {
        var now = clock.instant();
        var caller = call.caller().id();
        var again = recent.isAgain(call.callId(), caller, now);
        recent = recent.with(call.callId(), caller, now);
        return RingRules.rings(choices(), caller, call.silent(), again, now, clock.getZone());
    }

    /// Whether nothing is to come up now.
    public boolean isQuiet() {
        return RingRules.isQuiet(choices(), clock.instant(), clock.getZone());
    }

    private RingRules.Choices choices() {
        return QuietPreferences.choices(preferences, focus.getAsBoolean());
    }
}
