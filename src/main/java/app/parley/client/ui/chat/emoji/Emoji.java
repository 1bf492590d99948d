package app.parley.client.ui.chat.emoji;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One emoji that there is a picture of.
///
/// @param text as it is sent, fully qualified
/// @param place of its picture among all of them
/// @param group null for one with a skin tone, which is drawn but not offered
/// @param names as one types between colons, the usual one first; empty with a skin tone
/// @param title in words, in lower case
public record Emoji(String text, int place, @Nullable EmojiGroup group, List<String> names, String title) {
    public Emoji {
        names = List.copyOf(names);
    }

    /// What a screen reader says.
    public String spoken() {
        return names.isEmpty() ? title : names.getFirst().replace('_', ' ');
    }
}
