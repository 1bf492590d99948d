package app.parley.client.ui.chat.text;

import app.parley.client.ui.Texts;
import app.parley.text.SafeText;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the text of a message as nodes that wrap, in any script. On the JavaFX thread.
public final class MessageText {
    private final Consumer<URI> open;

    private final String found;

    private MessageText(Consumer<URI> open, String found) {
        this.open = open;
        this.found = found;
    }

    /// @param open opens a link that was clicked
    /// @param found words that were looked for, and are marked; empty for none
    public static Region of(List<Block> blocks, Consumer<URI> open, String found) {
        return new MessageText(open, found).region(blocks);
    }

    private Region region(List<Block> blocks) {
        if (blocks.size() == 1) return region(blocks.getFirst());
        var column = new VBox();
        column.getStyleClass().add("blocks");
        for (var block : blocks) column.getChildren().add(region(block));
        return column;
    }

    private Region region(Block block) {
        return switch (block) {
            case Block.Paragraph(var spans) -> ParagraphFlow.of(spans, open, found);
            case Block.Code code -> code(code);
            case Block.Quote(var blocks) -> {
                var quote = new VBox(region(blocks));
                quote.getStyleClass().add("quote-block");
                Direction.turn(quote, Flat.of(blocks));
                yield quote;
            }
            case Block.Items items -> items(items);
        };
    }

    private Region items(Block.Items list) {
        var column = new VBox();
        column.getStyleClass().add("items");
        Direction.turn(
                column, Flat.of(list.items().stream().flatMap(List::stream).toList()));
        var number = list.first();
        for (var item : list.items()) {
            var mark = new Label(number == 0 ? "•" : number++ + ".");
            mark.getStyleClass().add("item-mark");
            mark.setMinHeight(Region.USE_PREF_SIZE);
            var words = region(item);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            var row = new HBox(mark, words);
            row.setAlignment(Pos.TOP_LEFT);
            row.getStyleClass().add("item");
            column.getChildren().add(row);
        }
        return column;
    }

    private Region code(Block.Code block) {
        var language = new Label(SafeText.line(block.language()));
        language.getStyleClass().add("code-language");
        language.setMinWidth(0);
        language.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(language, Priority.ALWAYS);
        var copy = new Button(null, new FontIcon("fth-copy"));
        copy.getStyleClass().add("code-copy");
        copy.setAccessibleText(Texts.of("chat.code.copy"));
        copy.setTooltip(new Tooltip(Texts.of("chat.code.copy")));
        copy.setOnAction(_ -> copy(block.text()));
        var head = new HBox(language, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        Node text = ParagraphFlow.code(block.text(), found);
        var box = new VBox(head, text);
        box.getStyleClass().add("code-block");
        return box;
    }

    public static void copy(String text) {
        var clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }
}
