package app.parley.client.ui.chat.text;

import java.net.URI;

/// A part of a paragraph.
public sealed interface Span {
    /// How it looks; all of it may hold at once.
    record Style(boolean strong, boolean emphasis, boolean struck) {
        public static final Style PLAIN = new Style(false, false, false);
    }

    record Words(String text, Style style) implements Span {}

    record Code(String text) implements Span {}

    /// @param target of a scheme that may be opened
    /// @param bare whether the text is the target itself: where it is not, one is shown where it leads
    record Link(String text, URI target, boolean bare, Style style) implements Span {}

    /// @param text with the sign before the name
    /// @param self whether it is the one who reads
    record Mention(String text, boolean self, Style style) implements Span {}

    record Break() implements Span {}
}
