package app.parley.client.ui.chat.emoji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/// Makes the table and the sheets of emoji in `resources` from the unpacked npm package
/// `emoji-datasource-google`: its one large sheet, cut into small ones in the order in which people look for
/// emoji, those with a skin tone last. Run by hand when there is a new version of the package; its folder is
/// the only argument.
public final class EmojiPack {
    private static final Path TO = Path.of("resources/app/parley/client/ui/chat/emoji");

    /// Around each picture of the package's sheet, pixels.
    private static final int MARGIN = 1;

    private static final int SIZE = EmojiSheets.SIZE;

    private record Entry(String sequence, String line, int x, int y) {}

    private EmojiPack() {}

    public static void main(String[] args) throws IOException {
        var from = Path.of(args[0]);
        var entries = entries(from);
        Files.writeString(
                TO.resolve("emoji.tsv"), entries.stream().map(Entry::line).collect(Collectors.joining("\n", "", "\n")));
        var large = ImageIO.read(from.resolve("img/google/sheets-256/64.png").toFile());
        var colours = (IndexColorModel) large.getColorModel();
        for (var begin = 0; begin < entries.size(); begin += EmojiSheets.PICTURES) {
            var part = entries.subList(begin, Math.min(entries.size(), begin + EmojiSheets.PICTURES));
            var sheet = sheet(large.getRaster(), colours, part);
            var name = EmojiSheets.name(begin / EmojiSheets.PICTURES);
            ImageIO.write(sheet, "png", TO.resolve(name).toFile());
        }
    }

    private static List<Entry> entries(Path from) throws IOException {
        var emoji = new ArrayList<JsonNode>();
        new ObjectMapper().readTree(from.resolve("emoji.json").toFile()).forEach(emoji::add);
        var order = List.of(EmojiGroup.values());
        emoji.removeIf(one -> one.get("category").asText().equals("Component"));
        emoji.sort(Comparator.<JsonNode>comparingInt(one -> order.indexOf(group(one)))
                .thenComparingInt(one -> one.get("sort_order").asInt()));
        var entries = new ArrayList<Entry>();
        for (var one : emoji) {
            var names = new ArrayList<String>();
            one.get("short_names").forEach(name -> names.add(name.asText()));
            var name = one.get("name").isNull() ? "" : one.get("name").asText().toLowerCase(Locale.ROOT);
            entries.add(entry(one, group(one) + "\t" + String.join(",", names) + "\t" + name));
        }
        for (var one : emoji) {
            var tones = one.get("skin_variations");
            if (tones != null) tones.forEach(tone -> entries.add(entry(tone, "\t\t")));
        }
        return entries;
    }

    private static Entry entry(JsonNode node, String rest) {
        var sequence = node.get("unified").asText();
        return new Entry(
                sequence,
                sequence + "\t" + rest,
                node.get("sheet_x").asInt(),
                node.get("sheet_y").asInt());
    }

    private static EmojiGroup group(JsonNode node) {
        return switch (node.get("category").asText()) {
            case "Smileys & Emotion" -> EmojiGroup.SMILEYS;
            case "People & Body" -> EmojiGroup.PEOPLE;
            case "Animals & Nature" -> EmojiGroup.NATURE;
            case "Food & Drink" -> EmojiGroup.FOOD;
            case "Activities" -> EmojiGroup.ACTIVITIES;
            case "Travel & Places" -> EmojiGroup.TRAVEL;
            case "Objects" -> EmojiGroup.OBJECTS;
            case "Symbols" -> EmojiGroup.SYMBOLS;
            case "Flags" -> EmojiGroup.FLAGS;
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static BufferedImage sheet(WritableRaster large, IndexColorModel colours, List<Entry> part) {
        var rows = Math.ceilDiv(part.size(), EmojiSheets.COLUMNS);
        var sheet =
                new BufferedImage(EmojiSheets.COLUMNS * SIZE, rows * SIZE, BufferedImage.TYPE_BYTE_INDEXED, colours);
        var clear = clear(colours);
        var raster = sheet.getRaster();
        for (var y = 0; y < sheet.getHeight(); y++)
            for (var x = 0; x < sheet.getWidth(); x++) raster.setSample(x, y, 0, clear);
        for (var i = 0; i < part.size(); i++) {
            var entry = part.get(i);
            var piece = large.createWritableChild(
                    entry.x() * (SIZE + 2 * MARGIN) + MARGIN,
                    entry.y() * (SIZE + 2 * MARGIN) + MARGIN,
                    SIZE,
                    SIZE,
                    0,
                    0,
                    null);
            raster.setRect(i % EmojiSheets.COLUMNS * SIZE, i / EmojiSheets.COLUMNS * SIZE, piece);
        }
        return sheet;
    }

    private static int clear(IndexColorModel colours) {
        for (var i = 0; i < colours.getMapSize(); i++) if (colours.getAlpha(i) == 0) return i;
        throw new IllegalArgumentException("no colour is clear");
    }
}
