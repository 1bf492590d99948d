package app.parley.client.ui.chat.emoji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All emoji that there are pictures of, from the table that `EmojiPack` makes. Read once, when it is first needed;
/// safe on every thread.
public final class EmojiSet {
    /// Asks for the picture, and for the letter, of the character before (Unicode's variation selectors).
    private static final int AS_PICTURE = 0xFE0F;

    private static final int AS_LETTER = 0xFE0E;

    private final List<Emoji> all;
    /// By their characters, without [#AS_PICTURE], which people and systems put and leave out as they like.
    private final Map<String, Emoji> byText = new HashMap<>();

    private final Set<Integer> firsts = new HashSet<>();
    private final int longest;

    private static final class Loaded {
        static final EmojiSet SET = load();
    }

    /// Where an emoji stands in a text.
    ///
    /// @param end behind its last character
    public record Match(Emoji emoji, int end) {}

    private EmojiSet(List<Emoji> all) {
        this.all = List.copyOf(all);
        var most = 0;
        for (var emoji : all) {
            var key = key(emoji.text());
            byText.put(key, emoji);
            firsts.add(key.codePointAt(0));
            most = Math.max(most, key.length());
        }
        longest = most;
    }

    public static EmojiSet get() {
        return Loaded.SET;
    }

    /// The emoji that a text consists of; null where it is none.
    public @Nullable Emoji find(String text) {
        return byText.get(key(text));
    }

    /// The longest emoji that begins at `at`; null where there is none, or where the character there is meant as a
    /// letter.
    public @Nullable Match match(String text, int at) {
        var first = text.codePointAt(at);
        if (!firsts.contains(first)) return null;
        var key = new StringBuilder();
        Match best = null;
        var asked = false;
        var pos = at;
        while (pos < text.length() && key.length() < longest) {
            var next = text.codePointAt(pos);
            pos += Character.charCount(next);
            if (next == AS_PICTURE) {
                if (best != null && best.end() == pos - 1) {
                    best = new Match(best.emoji(), pos);
                    asked = true;
                }
                continue;
            }
            key.appendCodePoint(next);
            var found = byText.get(key.toString());
            if (found != null) best = new Match(found, pos);
        }
        if (best == null || asked) return best;
        // A lone sign such as © is a letter unless it was asked for otherwise.
        var lone = best.end() == at + Character.charCount(first);
        var letter = best.end() < text.length() && text.codePointAt(best.end()) == AS_LETTER;
        return lone && (letter || !Character.isEmojiPresentation(first)) ? null : best;
    }

    /// Those that can be chosen, in the order in which they are shown.
    public List<Emoji> in(EmojiGroup group) {
        return all.stream().filter(emoji -> emoji.group() == group).toList();
    }

    /// Those whose names have words that begin with all of the query's, the nearest first; at most `limit`.
    public List<Emoji> search(String query, int limit) {
        var words = query.strip().toLowerCase(Locale.ROOT).split("[\\s_]+");
        return all.stream()
                .filter(emoji -> emoji.group() != null && Arrays.stream(words).allMatch(word -> hasWord(emoji, word)))
                .sorted(Comparator.comparingInt(emoji -> distance(emoji, words[0])))
                .limit(limit)
                .toList();
    }

    private static boolean hasWord(Emoji emoji, String begin) {
        return emoji.names().stream().anyMatch(name -> hasWord(name, begin)) || hasWord(emoji.title(), begin);
    }

    private static boolean hasWord(String name, String begin) {
        return name.startsWith(begin) || name.contains("_" + begin) || name.contains(" " + begin);
    }

    /// 0 for the very name, then one that begins so, then the rest.
    private static int distance(Emoji emoji, String word) {
        if (emoji.names().contains(word)) return 0;
        return emoji.names().stream().anyMatch(name -> name.startsWith(word)) ? 1 : 2;
    }

    private static String key(String text) {
        return text.replace(Character.toString(AS_PICTURE), "");
    }

    private static EmojiSet load() {
        try (var file = Objects.requireNonNull(EmojiSet.class.getResourceAsStream("emoji.tsv"))) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var all = new ArrayList<Emoji>(lines.size());
            for (var line : lines) all.add(read(line, all.size()));
            return new EmojiSet(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Emoji read(String line, int place) {
        var parts = line.split("\t", -1);
        var text = new StringBuilder();
        for (var point : parts[0].split("-")) text.appendCodePoint(Integer.parseInt(point, 16));
        var group = parts[1].isEmpty() ? null : EmojiGroup.valueOf(parts[1]);
        var names = parts[2].isEmpty() ? List.<String>of() : List.of(parts[2].split(","));
        return new Emoji(text.toString(), place, group, names, parts[3]);
    }
}
