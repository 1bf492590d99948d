package app.parley.client.ui.chat.text;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Text without its Markdown, for where there is one line of it: a quote, a list, a screen reader. Pure.
public final class Flat {
    private Flat() {}

    /// What a message says, in one line.
    public static String line(String text) {
        return of(MessageReader.read(text, List.of())).replaceAll("\\s+", " ").strip();
    }

    static String text(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                words.append(html.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak softLineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak hardLineBreak) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    static String of(List<Block> blocks) {
        return blocks.stream().map(Flat::block).collect(Collectors.joining(" "));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Paragraph(var spans) -> spans.stream().map(Flat::span).collect(Collectors.joining());
            case Block.Code(var text, var _) -> text;
            case Block.Quote(var blocks) -> of(blocks);
            case Block.Items(var _, var items) -> items.stream().map(Flat::of).collect(Collectors.joining(" "));
        };
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Words(var text, var _) -> text;
            case Span.Code(var text) -> text;
            case Span.Link(var text, var _, var _, var _) -> text;
            case Span.Mention(var text, var _, var _) -> text;
            case Span.Break() -> " ";
        };
    }
}
