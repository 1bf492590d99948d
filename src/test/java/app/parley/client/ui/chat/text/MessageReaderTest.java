package app.parley.client.ui.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.ui.chat.text.Span.Style;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final Style STRONG = new Style(true, false, false);

    @Test
    void stylesAndCodeAreRead() {
        assertThat(spans("a **b** *c* ~~d~~ `e*` ***f***"))
                .containsExactly(
                        words("a "),
                        new Span.Words("b", STRONG),
                        words(" "),
                        new Span.Words("c", new Style(false, true, false)),
                        words(" "),
                        new Span.Words("d", new Style(false, false, true)),
                        words(" "),
                        new Span.Code("e*"),
                        words(" "),
                        new Span.Words("f", new Style(true, true, false)));
    }

    @Test
    void linesStayLinesAndAnEmptyOneBeginsAParagraph() {
        assertThat(read("a\nb\n\nc"))
                .containsExactly(
                        new Block.Paragraph(List.of(words("a"), new Span.Break(), words("b"))),
                        new Block.Paragraph(List.of(words("c"))));
    }

    @Test
    void listsQuotesAndCodeAreBlocks() {
        assertThat(read("- one\n- two")).containsExactly(new Block.Items(0, List.of(one("one"), one("two"))));
        assertThat(read("3. one\n4. two")).containsExactly(new Block.Items(3, List.of(one("one"), one("two"))));
        assertThat(read("> said")).containsExactly(new Block.Quote(one("said")));
        assertThat(read("```java now\nint i = **0**;\n\n}\n```"))
                .containsExactly(new Block.Code("int i = **0**;\n\n}", "java"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# no heading",
                "<b>no</b> <script>alert(1)</script>",
                "---",
                "2 * 3 * 4 = snake_case_name",
                "<img src=x onerror=y>",
                "[note]: /elsewhere"
            })
    void whatIsNoPartOfTheSubsetStaysAsItWasTyped(String text) {
        assertThat(Flat.line(text)).isEqualTo(text);
        assertThat(spans(text)).allMatch(Span.Words.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ">", "```", "\u202e", "[", "****"})
    void everyMessageHasABlock(String text) {
        assertThat(read(text)).isNotEmpty();
    }

    @Test
    void linksAreFoundAndTellWhereTheyLead() {
        assertThat(spans("see https://example.org/a?b=c, or www.example.org."))
                .filteredOn(Span.Link.class::isInstance)
                .containsExactly(
                        new Span.Link(
                                "https://example.org/a?b=c",
                                URI.create("https://example.org/a?b=c"),
                                true,
                                Style.PLAIN),
                        new Span.Link("www.example.org", URI.create("http://www.example.org"), true, Style.PLAIN));
        assertThat(spans("[my bank](https://evil.example/)"))
                .containsExactly(new Span.Link("my bank", URI.create("https://evil.example/"), false, Style.PLAIN));
        assertThat(spans("sam@example.org")).hasSize(1).first().isInstanceOf(Span.Link.class);
        assertThat(Links.place(URI.create("https://user:secret@example.org:8/x")))
                .isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](file:///etc/passwd)",
                "[a](JAVASCRIPT:x)",
                "[a](data:text/html,x)",
                "[a](//example.org)",
                "![a](smb://host/share)"
            })
    void whatMayNotBeOpenedIsNoLinkAndIsShownWhole(String text) {
        assertThat(spans(text)).allMatch(Span.Words.class::isInstance);
        assertThat(Flat.line(text)).startsWith("a (");
    }

    @Test
    void mentionsAreTheNamesOfThoseWhoAreMentioned() {
        var mentions = List.of(new Mentioned("Sam", false), new Mentioned("Sam Rivera", true));

        assertThat(MessageReader.read("@Sam Rivera, @Samuel and @Sam: *@Sam*", mentions))
                .containsExactly(new Block.Paragraph(List.of(
                        new Span.Mention("@Sam Rivera", true, Style.PLAIN),
                        words(", @Samuel and "),
                        new Span.Mention("@Sam", false, Style.PLAIN),
                        words(": "),
                        new Span.Mention("@Sam", false, new Style(false, true, false)))));
        assertThat(spans("@Sam")).containsExactly(words("@Sam"));
    }

    @Test
    void hostileNestingIsReadAndStaysShallow() {
        for (var hostile : List.of(
                ">".repeat(8000),
                "- ".repeat(4000),
                "*".repeat(8000),
                "[".repeat(8000),
                "`".repeat(7999) + "a",
                "![".repeat(4000),
                "**a".repeat(2600),
                "<".repeat(8000),
                "> - ".repeat(2000))) {
            assertThat(depth(read(hostile))).isLessThan(20);
        }
    }

    private static int depth(List<Block> blocks) {
        var deepest = 0;
        for (var block : blocks) {
            var below = switch (block) {
                case Block.Quote(var inner) -> depth(inner);
                case Block.Items(var _, var items) ->
                    items.stream().mapToInt(MessageReaderTest::depth).max().orElse(0);
                case Block.Paragraph _, Block.Code _ -> 0;
            };
            deepest = Math.max(deepest, below + 1);
        }
        return deepest;
    }

    private static List<Block> read(String text) {
        return MessageReader.read(text, List.of());
    }

    private static List<Span> spans(String text) {
        return read(text).stream()
                .flatMap(block -> ((Block.Paragraph) block).spans().stream())
                .toList();
    }

    private static List<Block> one(String text) {
        return List.of(new Block.Paragraph(List.of(words(text))));
    }

    private static Span words(String text) {
        return new Span.Words(text, Style.PLAIN);
    }
}
