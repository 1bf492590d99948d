package app.parley.client.ui;

import app.parley.client.ui.IcuMessage.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.xyzsd.plurals.PluralRuleType;

/// Reads the syntax that [IcuMessage] describes, once from beginning to end. On one thread.
final class IcuSyntax {
    private static final Set<String> CATEGORIES = Set.of("zero", "one", "two", "few", "many", "other");

    private final String pattern;
    private int at;

    IcuSyntax(String pattern) {
        this.pattern = pattern;
    }

    List<Piece> read() {
        var pieces = pieces(false);
        if (at < pattern.length()) throw broken("a brace too many");
        return pieces;
    }

    /// Up to the brace that closes it, which stays, or the end.
    private List<Piece> pieces(boolean counting) {
        var pieces = new ArrayList<Piece>();
        var words = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            var letter = pattern.charAt(at++);
            if (letter != '{' && !(letter == '#' && counting)) {
                words.append(letter);
                continue;
            }
            if (!words.isEmpty()) pieces.add(new Piece.Words(words.toString()));
            words.setLength(0);
            pieces.add(letter == '#' ? new Piece.Count() : place(counting));
        }
        if (!words.isEmpty()) pieces.add(new Piece.Words(words.toString()));
        return List.copyOf(pieces);
    }

    /// After the opening brace; takes the closing one.
    private Piece place(boolean counting) {
        var index = number(word(",}"));
        if (taken('}')) return new Piece.Value(index);
        take(',');
        var kind = word(",}");
        take(',');
        var piece = switch (kind) {
            case "plural" -> new Piece.Plural(index, PluralRuleType.CARDINAL, cases(true, true));
            case "selectordinal" -> new Piece.Plural(index, PluralRuleType.ORDINAL, cases(true, true));
            case "select" -> new Piece.Select(index, cases(false, counting));
            default -> throw broken("no such kind of value: " + kind);
        };
        take('}');
        return piece;
    }

    private Map<String, List<Piece>> cases(boolean plural, boolean counting) {
        var cases = new LinkedHashMap<String, List<Piece>>();
        for (var name = word("{}"); !name.isEmpty(); name = word("{}")) {
            if (plural && !name.startsWith("=") && !CATEGORIES.contains(name)) throw broken("no plural: " + name);
            take('{');
            if (cases.put(name, pieces(counting)) != null) throw broken("twice: " + name);
            take('}');
        }
        if (!cases.containsKey("other")) throw broken("a choice without other");
        return cases;
    }

    private String word(String ends) {
        var begin = at;
        while (at < pattern.length() && ends.indexOf(pattern.charAt(at)) < 0) at++;
        return pattern.substring(begin, at).strip();
    }

    private int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notANumber) {
            throw broken("not the number of a value: " + word);
        }
    }

    private boolean taken(char letter) {
        if (at >= pattern.length() || pattern.charAt(at) != letter) return false;
        at++;
        return true;
    }

    private void take(char letter) {
        if (!taken(letter)) throw broken("“" + letter + "” is missing");
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(what + ", at " + at + " of “" + pattern + "”");
    }
}
