package app.parley.client.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes out of a line of text what is nobody else's business: what proves a session, session descriptions,
/// addresses, the user's folder, and the names it was told. What looks made up by a machine is taken for a
/// secret, so something harmless goes now and then. One thread.
///
/// Two forms: for the log on the disk, which keeps ids, by which calls are found; and for a file that leaves the
/// machine, where an id is a number that stands for the same id throughout.
public final class Redaction {
    /// As much of a line as is shown of it ([LogTail]); what matches takes time.
    private static final int LONGEST = LogTail.LONGEST;

    private static final String SECRET = "[secret]";
    private static final String ADDRESS = "[address]";

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\",;]+");
    /// A key and its value, as in JSON, in headers, in addresses and in records.
    private static final Pattern KEYED = Pattern.compile(
            "(?i)\\b([\\w-]*(?:token|passw(?:or)?d|secret|credential|authorization|cookie|api[-_]?key|ufrag|pwd))"
                    + "(\"?\\s*[:=]\\s*)(\"[^\"]*\"?|[^\\s\",;&}\\])]+)");
    /// RFC 8866, section 5: the lines of a session description, and candidates by themselves.
    private static final Pattern DESCRIPTION =
            Pattern.compile("(?:\\bv=0\\b|(?<![\\w.])[acmost]=(?=[A-Za-z0-9-])|\\bcandidate:\\S).*", Pattern.DOTALL);

    private static final Pattern URL = Pattern.compile("\\b([a-zA-Z][a-zA-Z0-9+.-]*)://[^\\s\"'<>|]+");
    private static final Pattern WAY = Pattern.compile("\\b((?:stun|turn)s?):(?!//)[^\\s\"'<>|,\\]]+");
    private static final Pattern FILE_URL = Pattern.compile("\\bfile:/[^\\s\"'<>|]*");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,12}");
    private static final Pattern HARDWARE = Pattern.compile("(?i)\\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\\b");
    private static final Pattern IPV4 = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d|\\.\\d)");
    /// Written out, or shortened by a double colon. Bounded, as all that repeats a group: the JDK needs stack for
    /// each.
    private static final Pattern IPV6 = Pattern.compile(
            "(?i)(?<![\\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}"
                    + "|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,7})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,7})?)(?:%\\w+)?(?![\\w:])");
    /// As Java writes where it connects to: a name, a stroke, an address.
    private static final Pattern RESOLVED = Pattern.compile("[\\w.-]+/\\[address]");
    /// A name with a port, which no frame of a stack trace is; a name that was not found; one of the local network.
    private static final Pattern HOST =
            Pattern.compile("(?i)\\b(?:[a-z0-9-]{1,63}\\.){1,12}(?!java:|kt:)[a-z]{2,}:\\d{1,5}\\b"
                    + "|(?<=UnknownHostException: )[^\\s,;]+|\\b[\\w-]+\\.local\\b");
    private static final Pattern HOME =
            Pattern.compile("(?i)(?:/home/|/Users/|\\b[A-Z]:[\\\\/]+Users[\\\\/]+)[^/\\\\\\s\"':,;)]+");
    /// As clients make them, and as the server does.
    private static final Pattern ID =
            Pattern.compile("(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"
                    + "|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");
    /// As long as no word is: tokens have 43 letters, what TURN asks for 28.
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_+/=-]{20,}");
    /// What people put together of words: names of classes, of threads and of packages. Never tries a second
    /// way, of which a long line has more than there is time for.
    private static final Pattern WORDS =
            Pattern.compile("(?:(?:[A-Z]?[a-z]{2,}+|[A-Z]{2,6}(?![a-z])|[A-Z](?=[A-Z]))*+\\d{0,4}+(?:[_/=-]++|$))*+");

    private final String home;
    private final @Nullable Pattern names;
    private final @Nullable Map<String, Integer> ids;

    private Redaction(String home, @Nullable Pattern names, @Nullable Map<String, Integer> ids) {
        this.home = home;
        this.names = names;
        this.ids = ids;
    }

    /// For what stays on this machine.
    public static Redaction ofLog() {
        return new Redaction(System.getProperty("user.home", ""), null, null);
    }

    /// For what leaves it.
    ///
    /// @param names of people, chats, servers and this machine, in whatever letters
    public static Redaction ofExport(String home, Collection<String> names) {
        var words = names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .distinct()
                // The longest first, so that no part of a name is left.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        var pattern = words.isEmpty()
                ? null
                : Pattern.compile("(?iu)(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}_])");
        return new Redaction(home, pattern, new HashMap<>());
    }

    /// `line` without it; cut where nobody would read on.
    public String plain(String line) {
        var text = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        text = BEARER.matcher(text).replaceAll("$1 " + Matcher.quoteReplacement(SECRET));
        text = KEYED.matcher(text).replaceAll("$1$2" + Matcher.quoteReplacement(SECRET));
        text = DESCRIPTION.matcher(text).replaceAll("[session description]");
        text = URL.matcher(text).replaceAll("$1://" + ADDRESS);
        text = WAY.matcher(text).replaceAll("$1:" + ADDRESS);
        text = FILE_URL.matcher(text).replaceAll("file:[path]");
        text = MAIL.matcher(text).replaceAll(ADDRESS);
        if (!home.isEmpty()) text = text.replace(home, "~");
        text = HOME.matcher(text).replaceAll("~");
        for (var address : new Pattern[] {HARDWARE, IPV4, IPV6, RESOLVED, HOST}) {
            text = address.matcher(text).replaceAll(ADDRESS);
        }
        text = LONG.matcher(text).replaceAll(found -> Matcher.quoteReplacement(machineMade(found.group())));
        if (names != null) text = names.matcher(text).replaceAll("[name]");
        return text;
    }

    private String machineMade(String found) {
        if (WORDS.matcher(found).matches()) return found;
        if (ID.matcher(found).matches()) return ids == null ? found : "[id " + number(ids, found) + "]";
        return SECRET;
    }

    private static int number(Map<String, Integer> ids, String id) {
        return ids.computeIfAbsent(id, _ -> ids.size() + 1);
    }
}
