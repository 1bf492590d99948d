package app.parley.client.ui.settings;

import java.util.function.Supplier;
import javafx.scene.Node;

/// One page of the settings.
///
/// @param title for the list and the page's head
/// @param icon of Feather, such as `fth-sun`
/// @param view makes what the page shows, each time that it is opened: what a page holds open it gives back
///     when it is taken out of its scene
public record SettingsPage(String title, String icon, Supplier<Node> view) {}
