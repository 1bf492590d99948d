package app.parley.client.update;

import app.parley.client.update.Feed.Offer;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the update of the program stands. Immutable.
///
/// ```
/// Resting ─ a day / asked → Checking ─ newer → Offered ─ wanted → Loading ─ whole → Ready ─ open
///    ↑──────── nothing, failure ──┘               ↑── failure ──────┘ ↑↓ a call (Paused)
/// ```
///
/// @param checked when the last feed came or did not; null before
/// @param serial the largest of a feed that was believed
/// @param talking whether a call stands: nothing comes up, begins or is opened then
public record UpdateState(
        Phase phase, UpdatePolicy policy, @Nullable Instant checked, long serial, boolean talking) {
    /// What is going on.
    public sealed interface Phase {}

    /// Nothing.
    ///
    /// @param failure what came of the last look; null when it found nothing newer, or there was none
    public record Resting(@Nullable UpdateFailure failure) implements Phase {}

    /// The feed is asked.
    public record Checking() implements Phase {}

    /// There is something newer.
    ///
    /// @param failure why it could not be downloaded; null before
    /// @param later whether the user does not want to hear of it now
    public record Offered(Offer offer, @Nullable UpdateFailure failure, boolean later) implements Phase {}

    /// It is being downloaded.
    ///
    /// @param received bytes that are here
    public record Loading(Offer offer, long received) implements Phase {}

    /// Its download waits for the end of a call.
    public record Paused(Offer offer, long received) implements Phase {}

    /// It is here, whole and checked.
    public record Ready(Offer offer, Path file) implements Phase {}

    UpdateState with(Phase next) {
        return new UpdateState(next, policy, checked, serial, talking);
    }
}
