package app.parley.client.ui.settings;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;

/// One page of the settings.
///
/// @param title for the list and the page's head
/// @param icon of Feather, such as `fth-sun`
/// @param rows what stands on it, each by the key of its title among the texts; the search finds these, and a
///     test holds them against what the page shows ([RowPlace])
/// @param view makes what the page shows, each time that it is opened: what a page holds open it gives back
///     when it is taken out of its scene
public record SettingsPage(String title, String icon, List<String> rows, Supplier<Node> view) {
    public SettingsPage {
        rows = List.copyOf(rows);
    }
}
