package app.parley.client.ui.chat.emoji;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Which emoji one used last, on this device. On the JavaFX thread.
public final class RecentEmoji {
    /// Emoji with a space between; the last used first.
    public static final Preference<String> RECENT = Preference.text("emoji.recent");

    /// Three rows of the picker.
    static final int KEPT = 27;

    /// Offered first until one has used others: what people react with most.
    private static final List<String> USUAL = List.of("👍", "❤️", "😂", "😮", "😢", "🎉");

    private final Preferences preferences;

    public RecentEmoji(Preferences preferences) {
        this.preferences = preferences;
    }

    /// The last used first; empty on a new device.
    public List<Emoji> used() {
        return Arrays.stream(preferences.get(RECENT).split(" "))
                .map(EmojiSet.get()::find)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Six for a quick reaction.
    public List<Emoji> quick() {
        var usual = USUAL.stream().map(EmojiSet.get()::find).filter(Objects::nonNull);
        return new ArrayList<>(new LinkedHashSet<>(
                        Stream.concat(used().stream(), usual).toList()))
                .subList(0, USUAL.size());
    }

    public void use(Emoji emoji) {
        var all = new LinkedHashSet<String>();
        all.add(emoji.text());
        used().forEach(one -> all.add(one.text()));
        preferences.set(RECENT, String.join(" ", all.stream().limit(KEPT).toList()));
    }
}
