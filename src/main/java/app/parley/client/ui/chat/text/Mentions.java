package app.parley.client.ui.chat.text;

import app.parley.client.ui.chat.text.Span.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the names of those whom a message mentions. Pure.
final class Mentions {
    static final char SIGN = '@';

    private Mentions() {}

    static void split(String text, Style style, List<Mentioned> mentions, List<Span> spans) {
        var from = 0;
        for (var at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
            var found = at(text, at + 1, mentions);
            if (found == null) continue;
            if (at > from) spans.add(new Span.Words(text.substring(from, at), style));
            from = at + 1 + found.name().length();
            spans.add(new Span.Mention(text.substring(at, from), found.self(), style));
            at = from - 1;
        }
        if (from < text.length()) spans.add(new Span.Words(text.substring(from), style));
    }

    /// The longest name that stands there and ends there.
    private static @Nullable Mentioned at(String text, int at, List<Mentioned> mentions) {
        Mentioned best = null;
        for (var one : mentions) {
            var end = at + one.name().length();
            if (one.name().isEmpty() || !text.startsWith(one.name(), at)) continue;
            if (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) continue;
            if (best == null || best.name().length() < one.name().length()) best = one;
        }
        return best;
    }
}
