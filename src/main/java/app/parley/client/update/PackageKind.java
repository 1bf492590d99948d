package app.parley.client.update;

import app.parley.machine.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What kind of package fits a machine, as feeds name it: `linux-deb-x86_64`, `linux-rpm-aarch64`,
/// `windows-msi-x86_64`, `macos-dmg-aarch64`.
public final class PackageKind {
    private PackageKind() {}

    /// This machine's. Blocks for a look at the disk.
    public static String here() {
        return of(OperatingSystem.current(), Files.exists(Path.of("/usr/bin/dpkg")), System.getProperty("os.arch", ""));
    }

    /// @param debian whether Debian's package manager is there
    static String of(OperatingSystem system, boolean debian, String processor) {
        var kind = switch (system) {
            case LINUX -> debian ? "linux-deb" : "linux-rpm";
            case WINDOWS -> "windows-msi";
            case MACOS -> "macos-dmg";
        };
        var lower = processor.toLowerCase(Locale.ROOT);
        return kind + "-" + (lower.equals("amd64") ? "x86_64" : lower);
    }
}
