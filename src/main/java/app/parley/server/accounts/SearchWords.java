package app.parley.server.accounts;

import app.parley.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that a user is found by: case and diacritics folded, in any script. Pure.
final class SearchWords {
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /// Most words that a query is taken by; more would only cost.
    private static final int MOST = 8;

    private SearchWords() {}

    /// The user name as it is, and the words of it and of the display name.
    static Set<String> of(String username, String displayName) {
        return Stream.concat(Stream.of(username), Stream.concat(words(username).stream(), words(displayName).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What each must begin some word of whoever is looked for; empty when `query` has nothing to look for.
    static List<String> prefixes(String query) {
        var name = query.strip().toLowerCase(Locale.ROOT);
        // A user name may hold _ and ., which part words elsewhere.
        if (name.matches("[a-z0-9_.]+")) return List.of(name);
        return words(query).stream().limit(MOST).toList();
    }

    private static List<String> words(String text) {
        return GAPS.splitAsStream(Folding.fold(text))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
