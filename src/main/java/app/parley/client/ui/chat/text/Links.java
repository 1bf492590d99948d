package app.parley.client.ui.chat.text;

import app.parley.client.ui.chat.text.Span.Style;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which addresses may be opened, and where they lead. Pure.
final class Links {
    /// What the system opens in a browser, a mail program or this program. Everything else, files and scripts
    /// first of all, stays text.
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "parley");

    private Links() {}

    static Span span(String text, String destination, Style style) {
        var target = target(destination);
        if (target == null) {
            return new Span.Words(text.equals(destination) ? text : text + " (" + destination + ")", style);
        }
        var shown = text.isBlank() ? destination : text;
        return new Span.Link(shown, target, isBare(shown, destination), style);
    }

    /// Where it leads, as short as it can be told apart: the host as it is asked for, which shows letters that only
    /// look like others.
    static String place(URI target) {
        var host = target.getHost();
        if (host == null)
            return target.getScheme().equals("mailto") ? target.getSchemeSpecificPart() : target.toString();
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException odd) {
            return host;
        }
    }

    private static @Nullable URI target(String destination) {
        try {
            var uri = new URI(destination);
            var scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) ? uri : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    private static boolean isBare(String text, String destination) {
        return destination.equals(text)
                || destination.equals("mailto:" + text)
                || destination.equals("http://" + text)
                || destination.equals("https://" + text);
    }
}
