package app.parley.client.ui.chat.text;

import app.parley.client.ui.chat.emoji.Emoji;
import app.parley.client.ui.chat.emoji.EmojiPicture;
import app.parley.client.ui.chat.emoji.EmojiSet;
import app.parley.client.ui.chat.text.Span.Style;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Lays one paragraph out: letters as text, emoji as pictures. On the JavaFX thread.
///
/// JavaFX shapes a run of right-to-left text anew from each place where it breaks a line: eight thousand letters of
/// it take minutes. Between two pieces it breaks at no cost, so such text is laid out word by word.
final class ParagraphFlow {
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)");

    /// Of a piece that is never broken, in characters; longer words are cut. It fits the narrowest bubble.
    private static final int LONGEST = 16;

    /// Of an emoji within words, and of up to [#FEW] alone, pixels.
    private static final double EMOJI = 19;

    private static final double LARGE = 40;

    private static final int FEW = 3;

    /// What stands for a picture within text.
    private static final char PICTURE = '\uFFFC';

    private final MarkedFlow flow = new MarkedFlow();
    /// What stands in the flow, as it counts.
    private final StringBuilder written = new StringBuilder();

    private final Consumer<URI> open;
    private final boolean byWords;
    private final double emojiSize;

    private ParagraphFlow(Consumer<URI> open, boolean byWords, double emojiSize) {
        this.open = open;
        this.byWords = byWords;
        this.emojiSize = emojiSize;
        flow.getStyleClass().add("words");
    }

    /// @param found words that were looked for, and are marked; empty for none
    static Region of(List<Span> spans, Consumer<URI> open, String found) {
        var all = new StringBuilder();
        var plain = true;
        for (var span : spans) {
            all.append(text(span));
            plain &= span instanceof Span.Break || (span instanceof Span.Words(var _, var style) && isPlain(style));
        }
        var text = all.toString();
        var ltr = Direction.isLeftToRight(text);
        var emoji = emoji(text);
        if (plain && ltr && emoji == 0 && found.isEmpty()) return label(text, "words");
        var paragraph = new ParagraphFlow(open, !ltr, isLarge(text, emoji) ? LARGE : EMOJI);
        for (var span : spans) paragraph.add(span);
        if (!found.isEmpty()) paragraph.flow.mark(FoundWords.in(paragraph.written.toString(), found));
        Direction.turn(paragraph.flow, text);
        return paragraph.flow;
    }

    static Region code(String text, String found) {
        var ltr = Direction.isLeftToRight(text);
        if (ltr && found.isEmpty()) return label(text, "code-text");
        var paragraph = new ParagraphFlow(_ -> {}, !ltr, EMOJI);
        Direction.turn(paragraph.flow, text);
        paragraph.letters(text, List.of("code"), _ -> {});
        paragraph.flow.mark(FoundWords.in(text, found));
        return paragraph.flow;
    }

    private static Region label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Direction.turn(label, text);
        return label;
    }

    private static boolean isPlain(Style style) {
        return style.equals(Style.PLAIN);
    }

    private static String text(Span span) {
        return switch (span) {
            case Span.Words(var text, var _) -> text;
            case Span.Code(var text) -> text;
            case Span.Link(var text, var _, var _, var _) -> text;
            case Span.Mention(var text, var _, var _) -> text;
            case Span.Break() -> "\n";
        };
    }

    private static int emoji(String text) {
        var count = 0;
        for (var at = 0; at < text.length(); ) {
            var match = EmojiSet.get().match(text, at);
            if (match != null) count++;
            at = match == null ? at + Character.charCount(text.codePointAt(at)) : match.end();
        }
        return count;
    }

    /// Whether it is a few emoji and nothing else.
    private static boolean isLarge(String text, int emoji) {
        if (emoji == 0 || emoji > FEW) return false;
        for (var at = 0; at < text.length(); ) {
            var match = EmojiSet.get().match(text, at);
            if (match == null && text.charAt(at) != ' ') return false;
            at = match == null ? at + 1 : match.end();
        }
        return true;
    }

    private void add(Span span) {
        switch (span) {
            case Span.Words(var text, var style) -> words(text, classes(style, text));
            case Span.Code(var text) -> letters(text, List.of("code"), _ -> {});
            case Span.Mention(var text, var self, var style) -> {
                var classes = classes(style, text);
                classes.add(self ? "mention-self" : "mention");
                letters(text, classes, _ -> {});
            }
            case Span.Link link -> link(link);
            case Span.Break() -> letters("\n", List.of(), _ -> {});
        }
    }

    /// Arabic and Hebrew know no italics: JavaFX draws other signs in place of such letters.
    private static List<String> classes(Style style, String text) {
        var classes = new ArrayList<String>();
        if (style.strong()) classes.add("strong-words");
        if (style.emphasis()) classes.add(Direction.isLeftToRight(text) ? "emphasis" : "strong-words");
        if (style.struck()) classes.add("struck");
        return classes;
    }

    private void words(String text, List<String> classes) {
        var from = 0;
        for (var at = 0; at < text.length(); ) {
            var match = EmojiSet.get().match(text, at);
            if (match == null) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            letters(text.substring(from, at), classes, _ -> {});
            flow.getChildren().add(picture(match.emoji()));
            written.append(PICTURE);
            at = match.end();
            from = at;
        }
        letters(text.substring(from), classes, _ -> {});
    }

    private Node picture(Emoji emoji) {
        return new EmojiPicture(emoji, emojiSize);
    }

    private void link(Span.Link link) {
        var classes = classes(link.style(), link.text());
        classes.add("link-words");
        var tooltip = new Tooltip(link.target().toString());
        tooltip.setMaxWidth(420);
        tooltip.setWrapText(true);
        letters(link.text(), classes, text -> {
            text.setAccessibleRole(AccessibleRole.HYPERLINK);
            text.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) open.accept(link.target());
            });
            Tooltip.install(text, tooltip);
        });
        if (!link.bare()) letters(" (" + Links.place(link.target()) + ")", List.of("link-place"), _ -> {});
    }

    private void letters(String text, List<String> classes, Consumer<Text> each) {
        if (text.isEmpty()) return;
        for (var piece : byWords ? pieces(text) : List.of(text)) {
            var node = new Text(piece);
            node.getStyleClass().addAll(classes);
            each.accept(node);
            flow.getChildren().add(node);
        }
        written.append(text);
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (var word : WORDS.split(text)) {
            var rest = word;
            while (rest.codePointCount(0, rest.length()) > LONGEST) {
                var cut = rest.offsetByCodePoints(0, LONGEST);
                pieces.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            pieces.add(rest);
        }
        return pieces;
    }
}
