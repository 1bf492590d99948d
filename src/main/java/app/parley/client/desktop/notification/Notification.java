package app.parley.client.desktop.notification;

import java.util.List;

/// A few words on the desktop.
///
/// @param tag names the subject; another one with the same tag takes its place
/// @param body possibly empty, and possibly of several lines; no markup
/// @param urgent stays until it is withdrawn
/// @param actions buttons, the likeliest first; left out where the desktop has none
/// @param opened run when the notification itself is clicked
public record Notification(
        String tag, String title, String body, boolean urgent, List<Action> actions, Runnable opened) {
    public Notification {
        actions = List.copyOf(actions);
    }

    /// A button.
    ///
    /// @param key tells it from the others
    /// @param run runs on a thread of the notifier's; must not block
    public record Action(String key, String label, Runnable run) {}

    /// Leaves the words out of logs.
    @Override
    public String toString() {
        return "Notification[" + tag + "]";
    }
}
