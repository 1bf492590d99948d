package app.parley.client.desktop.instance;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A link to a person, as it stands on a web page or in a mail: `parley://chat/anna`, `parley://call/anna?video=1`.
/// It asks for no more than to show the chat; whether to call is asked then. A value.
///
/// @param username of whom
/// @param wish what the link is for
public record ParleyLink(String username, Wish wish) {
    public static final String SCHEME = "parley";

    /// Section 1 of the protocol.
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.]{3,32}");
    /// Nobody writes longer ones, and some programs hand on whatever they are given.
    private static final int LONGEST = 200;

    /// What a link is for.
    public enum Wish {
        CHAT,
        CALL,
        VIDEO_CALL
    }

    /// Empty for everything that is no such link.
    public static Optional<ParleyLink> read(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            var link = new URI(text.strip());
            if (!SCHEME.equalsIgnoreCase(link.getScheme()) || link.getHost() == null) return Optional.empty();
            var path = link.getPath() == null ? "" : link.getPath();
            // Some desktops add a slash at the end.
            var name = path.replaceAll("^/|/$", "").toLowerCase(Locale.ROOT);
            if (!USERNAME.matcher(name).matches()) return Optional.empty();
            return switch (link.getHost().toLowerCase(Locale.ROOT)) {
                case "chat" -> Optional.of(new ParleyLink(name, Wish.CHAT));
                case "call" ->
                    Optional.of(new ParleyLink(name, isVideo(link.getQuery()) ? Wish.VIDEO_CALL : Wish.CALL));
                default -> Optional.empty();
            };
        } catch (java.net.URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    private static boolean isVideo(@org.jspecify.annotations.Nullable String query) {
        if (query == null) return false;
        for (var part : query.split("&")) {
            if (part.equals("video=1") || part.equals("video=true") || part.equals("video")) return true;
        }
        return false;
    }
}
