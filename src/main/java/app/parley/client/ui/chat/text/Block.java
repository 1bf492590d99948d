package app.parley.client.ui.chat.text;

import java.util.List;

/// A part of a message that begins on a line of its own.
public sealed interface Block {
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /// @param language as its writer named it, empty where they did not
    record Code(String text, String language) implements Block {}

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param first the number of the first item; 0 for items with dots
    record Items(int first, List<List<Block>> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }
}
