package app.parley.client.ui.chats;

import app.parley.client.ui.NameMatch;
import app.parley.text.SafeText;

/// A long text shortened to what stands around the words that were looked for, on one line. Pure.
final class Excerpt {
    /// Characters before the first word that was found: the list shows some 28 in all, and says who wrote them.
    private static final int BEFORE = 8;

    private static final int MOST = 120;

    private Excerpt() {}

    /// @param query words, by how words of the text begin
    static String of(String text, String query) {
        var line = SafeText.line(text).replaceAll("\\s+", " ");
        var at = NameMatch.place(line, query);
        var from = at <= BEFORE ? 0 : wordBegin(line, at - BEFORE);
        var to = end(line, Math.min(line.length(), from + MOST));
        return (from == 0 ? "" : "…") + line.substring(from, to) + (to == line.length() ? "" : "…");
    }

    private static int wordBegin(String line, int at) {
        var space = line.lastIndexOf(' ', at);
        return space < 0 || at - space > BEFORE ? end(line, at) : space + 1;
    }

    /// Not in the middle of a surrogate pair.
    private static int end(String line, int at) {
        return at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
    }
}
