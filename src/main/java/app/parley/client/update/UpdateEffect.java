package app.parley.client.update;

import java.nio.file.Path;
import java.time.Instant;

/// What is to be done for an update; data.
public sealed interface UpdateEffect {
    /// Fetch the feed.
    record Fetch() implements UpdateEffect {}

    /// Keep for the next start that a feed came, or did not, and how far the serials are.
    record Remember(Instant checked, long serial) implements UpdateEffect {}

    /// Download what is missing of the file.
    record Load(Release.Installer file) implements UpdateEffect {}

    /// Download no further; what is here stays.
    record Halt() implements UpdateEffect {}

    /// Hand the file to the system.
    record Open(Path file) implements UpdateEffect {}
}
