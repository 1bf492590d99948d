package app.parley.client.ui.settings;

import app.parley.client.ui.NameMatch;
import app.parley.client.ui.Texts;
import app.parley.text.Folding;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds rows of the settings by what stands there in the language of the window: title, explanation, what can be
/// chosen, other words for it (`KEY.also`), and the page's title. Used by [SettingsListView].
final class SettingsSearch {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// The constants of a choice: their words stand under the row's key.
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final List<Row> rows;

    /// A row that was found.
    ///
    /// @param key of its title
    record Hit(SettingsPage page, String key) {
        String title() {
            return Texts.of(key);
        }
    }

    /// @param fields by which it is found, the most telling first
    private record Row(Hit hit, List<String> fields) {
        /// The field that tells most of those with this word; as many as there are fields where none has it.
        int place(String word) {
            for (var i = 0; i < fields.size(); i++) if (NameMatch.fits(word, fields.get(i))) return i;
            return fields.size();
        }

        /// The place of the word that tells least.
        int place(List<String> words) {
            return words.stream().mapToInt(this::place).max().orElse(0);
        }

        boolean hasAll(List<String> words) {
            return place(words) < fields.size();
        }
    }

    SettingsSearch(List<SettingsPage> pages) {
        rows = pages.stream()
                .flatMap(page -> page.rows().stream().map(key -> row(new Hit(page, key))))
                .toList();
    }

    private static Row row(Hit hit) {
        var key = hit.key();
        var fields = Stream.of(
                hit.title(),
                text(key + ".also"),
                choices(key),
                text(key + ".help"),
                hit.page().title());
        return new Row(hit, fields.map(Folding::fold).toList());
    }

    /// Rows that have every word of `query`, those first whose title has them.
    List<Hit> find(String query) {
        var words = SPACES.splitAsStream(Folding.fold(query))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) return List.of();
        return rows.stream()
                .filter(row -> row.hasAll(words))
                .sorted(Comparator.comparingInt(row -> row.place(words)))
                .map(Row::hit)
                .toList();
    }

    private static String choices(String key) {
        var begin = key + ".";
        return Texts.bundle().keySet().stream()
                .filter(one -> one.startsWith(begin)
                        && CONSTANT.matcher(one.substring(begin.length())).matches())
                .map(Texts::of)
                .collect(Collectors.joining(" "));
    }

    private static String text(String key) {
        return Texts.bundle().containsKey(key) ? Texts.of(key) : "";
    }
}
