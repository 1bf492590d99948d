package app.parley.client.ui.call;

import app.parley.call.CallFailure;
import app.parley.call.CallKey;
import app.parley.call.CallState;
import app.parley.client.failure.UserFailure;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is told of a device that cannot be used: until it is put right, or the user goes on without it. On the
/// thread of its view model.
final class DeviceNotice {
    private final ReadOnlyObjectWrapper<@Nullable UserFailure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable Accepted accepted;

    /// A trouble that the user goes on with.
    private record Accepted(CallKey call, CallFailure.Device trouble) {}

    ReadOnlyObjectProperty<@Nullable UserFailure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Tells what is the matter in `state`. A trouble that comes back after it was put right is told again.
    void follow(CallState state) {
        var trouble = trouble(state);
        if (trouble == null) accepted = null;
        failure.set(trouble == null || trouble.equals(accepted) ? null : UserFailure.of(trouble.trouble()));
    }

    /// The user goes on without the device.
    void accept(CallState state) {
        accepted = trouble(state);
        failure.set(null);
    }

    private static @Nullable Accepted trouble(CallState state) {
        // Before Answer no device is opened.
        if (!(state instanceof CallState.Live live) || live instanceof CallState.Ringing) return null;
        var trouble = live.call().local().trouble();
        return trouble == null ? null : new Accepted(live.call().key(), trouble);
    }
}
