package app.parley.client.ui.chat.emoji;

import java.util.ArrayList;
import java.util.List;

/// A row of the picker.
sealed interface EmojiRow {
    int COLUMNS = 9;

    record Heading(String text) implements EmojiRow {}

    record Line(List<Emoji> emoji) implements EmojiRow {
        public Line {
            emoji = List.copyOf(emoji);
        }
    }

    /// One of a line.
    record Place(int row, int column) {}

    static List<EmojiRow> lines(List<Emoji> emoji) {
        var lines = new ArrayList<EmojiRow>();
        for (var from = 0; from < emoji.size(); from += COLUMNS) {
            lines.add(new Line(emoji.subList(from, Math.min(emoji.size(), from + COLUMNS))));
        }
        return lines;
    }
}
