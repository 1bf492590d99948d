package app.parley.client.update;

import java.nio.file.Path;
import java.time.Instant;

/// What can happen to an update.
public sealed interface UpdateInput {
    /// Time has passed. From the clock, every hour.
    record Passed(Instant now) implements UpdateInput {}

    /// The user wants to know. From the settings.
    record Asked() implements UpdateInput {}

    /// The user has chosen whether it is looked for, or it was decided for them.
    record Decided(UpdatePolicy policy) implements UpdateInput {}

    /// A genuine feed came. From the source.
    record Came(Feed feed, Instant now) implements UpdateInput {}

    /// None came. From the source.
    record Missed(UpdateFailure failure, Instant now) implements UpdateInput {}

    /// The user wants what is offered. From the banner and the settings.
    record Wanted() implements UpdateInput {}

    /// The user does not want it now; a download that runs is broken off.
    record Later() implements UpdateInput {}

    /// So much of it is here. From the source.
    record Received(long bytes) implements UpdateInput {}

    /// It is here. From the source.
    record Loaded(Path file) implements UpdateInput {}

    /// It could not be had. From the source.
    record Failed(UpdateFailure failure) implements UpdateInput {}

    /// The user wants it installed.
    record Opened() implements UpdateInput {}

    /// A call has begun or ended. From the calls.
    record Talking(boolean on) implements UpdateInput {}
}
