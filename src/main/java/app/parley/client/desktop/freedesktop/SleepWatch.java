package app.parley.client.desktop.freedesktop;

/// Hears from systemd-logind that the machine has slept. On parley-desktop.
public final class SleepWatch {
    private SleepWatch() {}

    /// @param system the machine's bus; the caller's, until it is closed
    /// @param woken run on parley-desktop after each sleep
    public static void begin(Bus system, Runnable woken) {
        system.run(
                "word of the machine's sleep",
                open -> open.addSigHandler(Login.PrepareForSleep.class, signal -> {
                    if (!signal.begins) system.loop().post(woken);
                }));
    }
}
