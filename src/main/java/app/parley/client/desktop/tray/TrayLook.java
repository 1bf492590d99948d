package app.parley.client.desktop.tray;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the mark looks and what its menu offers.
///
/// @param mark the picture
/// @param tooltip what the pointer reads there
/// @param menu from top to bottom
public record TrayLook(Mark mark, String tooltip, List<Item> menu) {
    public TrayLook {
        menu = List.copyOf(menu);
    }

    /// The picture of the mark.
    ///
    /// @param count unread; 0 for no badge
    /// @param urgent calls that were missed are among them
    /// @param ringing somebody calls
    /// @param quiet nothing is to be heard
    public record Mark(int count, boolean urgent, boolean ringing, boolean quiet) {}

    /// A line of the menu.
    public sealed interface Item {
        /// Something that can be done.
        ///
        /// @param checked whether it is on; null where it is nothing to be on or off
        record Command(String text, @Nullable Boolean checked, TrayAction action) implements Item {}

        /// Something that is only read.
        record Note(String text) implements Item {}

        record Line() implements Item {}
    }
}
