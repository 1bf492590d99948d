package app.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `system` message tells of a group.
public record SystemNote(
        Event event,
        @Nullable List<UserId> userIds,
        @Nullable String title) {
    /// What happened to the group.
    public enum Event {
        CREATED,
        TITLED,
        ADDED,
        REMOVED,
        LEFT
    }
}
