package app.parley.client.ui.chat.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The links of a message, for whoever reaches them without a mouse. On the JavaFX thread, as [MessageReader].
public final class MessageLinks {
    /// More than a menu takes.
    private static final int MOST = 4;

    private MessageLinks() {}

    /// @param place where it leads, in short
    public record Found(URI target, String place) {}

    public static List<Found> in(String text) {
        var found = new LinkedHashSet<Found>();
        blocks(MessageReader.read(text, List.of()), found);
        return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
    }

    private static void blocks(List<Block> blocks, Set<Found> found) {
        for (var block : blocks) {
            switch (block) {
                case Block.Quote(var inner) -> blocks(inner, found);
                case Block.Items(var _, var items) -> items.forEach(item -> blocks(item, found));
                case Block.Paragraph(var spans) -> {
                    for (var span : spans) {
                        if (span instanceof Span.Link link)
                            found.add(new Found(link.target(), Links.place(link.target())));
                    }
                }
                case Block.Code _ -> {}
            }
        }
    }
}
