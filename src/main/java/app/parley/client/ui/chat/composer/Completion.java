package app.parley.client.ui.chat.composer;

import app.parley.client.ui.NameMatch;
import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.emoji.EmojiSet;
import app.parley.protocol.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would complete the word before the cursor: a name behind @, or an emoji behind a colon. Pure.
///
/// @param from where the word begins, with its sign
/// @param to where the cursor is
public record Completion(int from, int to, List<Option> options) {
    static final char NAME = '@';
    static final char EMOJI = ':';

    /// Rows.
    private static final int MOST = 6;

    /// A colon with one letter is mostly a smiley that is being typed.
    private static final int FEWEST_LETTERS = 2;

    /// One to choose.
    ///
    /// @param insert instead of the word
    /// @param shown in words
    /// @param emoji to be drawn; null for a name
    public record Option(
            String insert, String shown, @Nullable Emoji emoji) {}

    public Completion {
        options = List.copyOf(options);
    }

    static @Nullable Completion at(String text, int caret, List<User> others) {
        for (var at = Math.min(caret, text.length()) - 1; at >= 0; at--) {
            var letter = text.charAt(at);
            if (Character.isWhitespace(letter)) return null;
            if (letter != NAME && letter != EMOJI) continue;
            if (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) return null;
            var word = text.substring(at + 1, caret);
            var options = letter == NAME ? names(word, others) : emoji(word);
            return options.isEmpty() ? null : new Completion(at, caret, options);
        }
        return null;
    }

    private static List<Option> names(String word, List<User> others) {
        return others.stream()
                .filter(user -> NameMatch.fits(word, user.displayName(), user.username()))
                .limit(MOST)
                .map(user -> new Option(NAME + user.displayName() + " ", user.displayName(), null))
                .toList();
    }

    private static List<Option> emoji(String word) {
        if (word.codePointCount(0, word.length()) < FEWEST_LETTERS) return List.of();
        return EmojiSet.get().search(word, MOST).stream()
                .map(emoji ->
                        new Option(emoji.text() + " ", EMOJI + emoji.names().getFirst() + EMOJI, emoji))
                .toList();
    }
}
