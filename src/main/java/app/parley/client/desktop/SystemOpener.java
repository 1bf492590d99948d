package app.parley.client.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands addresses and files to the system, which knows its user's programs for them. Safe on every thread.
public final class SystemOpener {
    private static final Logger log = LoggerFactory.getLogger(SystemOpener.class);

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "parley", "file");

    private SystemOpener() {}

    /// Nothing happens for an address of another kind than web, mail, file and our own.
    public static void open(URI what) {
        var scheme = what.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) return;
        try {
            new ProcessBuilder(command(System.getProperty("os.name", ""), what.toASCIIString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            log.warn("the system opens no {} address", scheme, e);
        }
    }

    /// The address is one argument, whatever stands in it: no shell reads it.
    static List<String> command(String system, String address) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) return List.of("rundll32.exe", "url.dll,FileProtocolHandler", address);
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
