package app.parley.client.ui.devices;

/// Decides whether to tell the user that nothing is heard from their microphone. Looked at once a second. Pure.
final class SilentMicrophone {
    /// One step of 16 bits: below it there is nothing but zeros. The quietest room with the quietest
    /// microphone, noise suppressed, stays above.
    private static final double NOTHING_DBFS = -90;

    /// Looks of nothing at all, one after another, before it is told: a device that has just been opened gives
    /// zeros for a second or two, as does one that is being changed.
    private static final int LOOKS = 6;

    private int nothing;

    /// @param expected whether the microphone is open, unmuted and its sound goes out
    /// @param dbfs how loud it was since the last look; NaN where that is not known
    /// @return whether to tell it now
    boolean look(boolean expected, double dbfs) {
        if (!expected || dbfs > NOTHING_DBFS) nothing = 0;
        else if (!Double.isNaN(dbfs)) nothing++;
        return nothing >= LOOKS;
    }
}
