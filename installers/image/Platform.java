import java.util.Locale;
import java.util.regex.Pattern;

/// A system and a processor, by the names that the libraries keep their native code under. A value.
///
/// @param system linux, windows or mac
/// @param processor x86_64 or aarch64
record Platform(String system, String processor) {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)$");

    /// The one that this runs on.
    static Platform here() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "mac" : "linux";
        var arch = System.getProperty("os.arch");
        return new Platform(system, arch.equals("amd64") ? "x86_64" : arch);
    }

    static boolean isNative(String entry) {
        return NATIVE.matcher(entry).matches();
    }

    /// Where a Java machine of this system keeps its native code.
    String nativeFolder() {
        return system.equals("windows") ? "bin" : "lib";
    }

    /// Whether native code that a library keeps at this place is this platform's: sqlite-jdbc has
    /// `org/sqlite/native/Linux/x86_64/`, jnativehook `lib/linux/x86_64/`, JNA `com/sun/jna/linux-x86-64/`, webrtc-java
    /// `libwebrtc-java-linux-x86_64.so`.
    boolean takes(String entry) {
        var words = entry.toLowerCase(Locale.ROOT).replace("x86-64", "x86_64").replace("arm64", "aarch64");
        return names(words) && words.matches(".*[-/]" + processor + "[./].*");
    }

    private boolean names(String words) {
        return switch (system) {
            case "windows" -> words.matches(".*[-/](windows|win32)[-/].*");
            case "mac" -> words.matches(".*[-/](mac|macos|darwin)[-/].*");
            // Not that for systems without glibc, in `Linux-Musl`.
            default -> words.matches(".*[-/]linux[-/].*") && !words.contains("musl");
        };
    }
}
