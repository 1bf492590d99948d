package app.parley.machine;

import java.util.Locale;

/// What the program runs on. Safe on every thread.
public enum OperatingSystem {
    /// And whatever is like it: another Unix with its desktop.
    LINUX,
    WINDOWS,
    MACOS;

    private static final OperatingSystem CURRENT = of(currentName());

    public static OperatingSystem current() {
        return CURRENT;
    }

    public boolean isCurrent() {
        return this == CURRENT;
    }

    /// As it calls itself, for people: `Linux`, `Windows 11`, `Mac OS X`.
    public static String currentName() {
        return System.getProperty("os.name", "unknown");
    }

    /// The one that Java gives this name (`os.name`).
    static OperatingSystem of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) return WINDOWS;
        return lower.startsWith("mac") ? MACOS : LINUX;
    }
}
