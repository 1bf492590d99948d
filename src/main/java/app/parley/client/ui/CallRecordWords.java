package app.parley.client.ui;

import app.parley.protocol.CallRecord;
import app.parley.protocol.CallType;

/// A call of the past in words. Pure.
///
/// `own` is everywhere whether one called oneself.
public final class CallRecordWords {
    private CallRecordWords() {}

    /// Somebody called, and one did not take it.
    public static boolean isMissed(CallRecord call, boolean own) {
        return !own && call.outcome().isMissed();
    }

    /// "Missed video call", "Video call".
    public static String title(CallRecord call, boolean own) {
        var type = call.type() == CallType.VIDEO ? "video" : "audio";
        return Texts.of((isMissed(call, own) ? "chat.call.missed." : "chat.call.") + type);
    }

    /// How long the call was, or why it was none.
    public static String detail(CallRecord call, boolean own) {
        if (call.outcome() == CallRecord.Outcome.COMPLETED) return TimeWords.lasting(call.durationMs());
        return Texts.of("chat.call." + (own ? "own." : "their.") + call.outcome());
    }
}
