package app.parley.client.ui.chat.text;

import app.parley.client.ui.chat.text.Span.Style;
import app.parley.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Reads the text of a message: bold, italic, struck, code, links, lists, quotes and fenced code of CommonMark; all
/// else, HTML and headings among it, stays as it was typed. Remembers what it read last: a list asks anew whenever
/// a row comes into sight. Safe on every thread.
public final class MessageReader {
    /// Quotes and lists within each other, and styles: more of either stays text.
    private static final int DEEPEST = 8;

    /// Messages; a screenful has about twenty.
    private static final int REMEMBERED = 300;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(StrikethroughExtension.create(), AutolinkExtension.create()))
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private record Asked(String text, List<Mentioned> mentions) {}

    private static final Map<Asked, List<Block>> READ = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, List<Block>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final List<Mentioned> mentions;

    private MessageReader(List<Mentioned> mentions) {
        this.mentions = mentions;
    }

    public static synchronized List<Block> read(String text, List<Mentioned> mentions) {
        return READ.computeIfAbsent(new Asked(text, mentions), MessageReader::parse);
    }

    private static List<Block> parse(Asked asked) {
        var safe = SafeText.of(asked.text());
        var blocks = new MessageReader(asked.mentions()).blocks(PARSER.parse(safe));
        return blocks.isEmpty() ? List.of(new Block.Paragraph(List.of(new Span.Words(safe, Style.PLAIN)))) : blocks;
    }

    private List<Block> blocks(Node parent) {
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case FencedCodeBlock code -> blocks.add(new Block.Code(trimmed(code.getLiteral()), info(code)));
                case BlockQuote quote -> blocks.add(new Block.Quote(blocks(quote)));
                case OrderedList list -> {
                    var first = list.getMarkerStartNumber();
                    blocks.add(new Block.Items(first == null ? 1 : first, items(list)));
                }
                case ListBlock list -> blocks.add(new Block.Items(0, items(list)));
                // Would be invisible: nobody refers to it.
                case LinkReferenceDefinition lost ->
                    blocks.add(words("[" + lost.getLabel() + "]: " + lost.getDestination()));
                case Paragraph paragraph -> {
                    var spans = new ArrayList<Span>();
                    inline(paragraph, Style.PLAIN, spans);
                    blocks.add(new Block.Paragraph(spans));
                }
                default -> blocks.add(words(Flat.text(node)));
            }
        }
        return blocks;
    }

    private List<List<Block>> items(Node list) {
        var items = new ArrayList<List<Block>>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) items.add(blocks(item));
        return items;
    }

    private void inline(Node parent, Style style, List<Span> spans) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> Mentions.split(text.getLiteral(), style, mentions, spans);
                case SoftLineBreak _, HardLineBreak _ -> spans.add(new Span.Break());
                case Code code -> spans.add(new Span.Code(code.getLiteral()));
                case HtmlInline html -> spans.add(new Span.Words(html.getLiteral(), style));
                case StrongEmphasis _ -> inline(node, new Style(true, style.emphasis(), style.struck()), spans);
                case Emphasis _ -> inline(node, new Style(style.strong(), true, style.struck()), spans);
                case Strikethrough _ -> inline(node, new Style(style.strong(), style.emphasis(), true), spans);
                case Link link -> spans.add(Links.span(Flat.text(link), link.getDestination(), style));
                case Image image -> spans.add(Links.span(Flat.text(image), image.getDestination(), style));
                default -> inline(node, style, spans);
            }
        }
    }

    private static Block words(String text) {
        return new Block.Paragraph(List.of(new Span.Words(text, Style.PLAIN)));
    }

    private static String info(FencedCodeBlock code) {
        var info = code.getInfo() == null ? "" : code.getInfo().strip();
        var space = info.indexOf(' ');
        return space < 0 ? info : info.substring(0, space);
    }

    private static String trimmed(String code) {
        return code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
    }
}
