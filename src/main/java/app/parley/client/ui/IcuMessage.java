package app.parley.client.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.xyzsd.plurals.PluralCategory;
import net.xyzsd.plurals.PluralRule;
import net.xyzsd.plurals.PluralRuleType;
import org.jspecify.annotations.Nullable;

/// A text with places for values, in ICU's MessageFormat syntax: `{0}`, `{0, plural, =0 {…} one {# …} other {#
/// …}}`, `{0, selectordinal, …}` and `{0, select, A {…} other {…}}`, one within the other as often as one
/// likes. `#` is the number of the innermost plural. Nothing is quoted: an apostrophe is an apostrophe, and a
/// brace or `#` within a plural cannot be written. Immutable; used by [Texts].
final class IcuMessage {
    /// First-strong isolate and pop directional isolate (UAX #9, section 2.4.2).
    private static final char ISOLATE = '\u2068';

    private static final char POP = '\u2069';

    private final List<Piece> pieces;

    sealed interface Piece {
        record Words(String text) implements Piece {}

        record Value(int index) implements Piece {}

        /// `#`.
        record Count() implements Piece {}

        /// @param cases by category in lower case, or by `=` and a number
        record Plural(int index, PluralRuleType type, Map<String, List<Piece>> cases) implements Piece {}

        record Select(int index, Map<String, List<Piece>> cases) implements Piece {}
    }

    /// @throws IllegalArgumentException if it is not in this syntax, or a choice has no `other`
    IcuMessage(String pattern) {
        pieces = new IcuSyntax(pattern).read();
    }

    String format(Locale locale, Object... values) {
        var text = new StringBuilder();
        write(pieces, locale, values, null, text);
        return text.toString();
    }

    /// The places for values and what is asked of them, such as `0` and `1 plural`: the same in every language.
    Set<String> places() {
        var places = new TreeSet<String>();
        collect(pieces, places);
        return places;
    }

    /// The plurals in it, each with its cases.
    List<Piece.Plural> plurals() {
        var found = new ArrayList<Piece.Plural>();
        plurals(pieces, found);
        return found;
    }

    private static void plurals(List<Piece> pieces, List<Piece.Plural> into) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Plural plural -> {
                    into.add(plural);
                    plural.cases().values().forEach(inner -> plurals(inner, into));
                }
                case Piece.Select select -> select.cases().values().forEach(inner -> plurals(inner, into));
                case Piece.Words _, Piece.Value _, Piece.Count _ -> {}
            }
        }
    }

    private static void collect(List<Piece> pieces, Set<String> into) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Words _, Piece.Count _ -> {}
                case Piece.Value(var index) -> into.add("" + index);
                case Piece.Plural(var index, var type, var cases) -> {
                    into.add(index + (type == PluralRuleType.CARDINAL ? " plural" : " selectordinal"));
                    cases.values().forEach(inner -> collect(inner, into));
                }
                case Piece.Select(var index, var cases) -> {
                    into.add(index + " select " + new TreeSet<>(cases.keySet()));
                    cases.values().forEach(inner -> collect(inner, into));
                }
            }
        }
    }

    private static void write(
            List<Piece> pieces, Locale locale, Object[] values, @Nullable Number counted, StringBuilder into) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Words(var text) -> into.append(text);
                case Piece.Count() -> into.append(counted == null ? "#" : Texts.number(locale, counted));
                case Piece.Value(var index) ->
                    into.append(
                            values[index] instanceof Number number
                                    ? Texts.number(locale, number)
                                    : ISOLATE + String.valueOf(values[index]) + POP);
                case Piece.Plural(var index, var type, var cases) -> {
                    var number = (Number) values[index];
                    write(chosen(cases, type, locale, number), locale, values, number, into);
                }
                case Piece.Select(var index, var cases) -> {
                    var one = cases.get(String.valueOf(values[index]));
                    write(one == null ? other(cases) : one, locale, values, counted, into);
                }
            }
        }
    }

    private static List<Piece> chosen(
            Map<String, List<Piece>> cases, PluralRuleType type, Locale locale, Number number) {
        var exact = cases.get("=" + number);
        if (exact != null) return exact;
        var category = PluralRule.createOrDefault(locale, type).select(number);
        var one = cases.get(name(category));
        return one == null ? other(cases) : one;
    }

    static String name(PluralCategory category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    private static List<Piece> other(Map<String, List<Piece>> cases) {
        return Objects.requireNonNull(cases.get("other"));
    }
}
