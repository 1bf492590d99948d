package app.parley.client.ui.devices;

import app.parley.client.media.DeviceChoice;
import app.parley.client.media.DevicesNow.InUse;
import app.parley.client.media.MediaDevice;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what is said of devices that are used in place of others: what the user did not choose just now. Pure.
final class DeviceNotes {
    private @Nullable InUse before;
    private DeviceChoice chosenBefore = DeviceChoice.SYSTEM;

    /// From now on nothing is known.
    void forget() {
        before = null;
    }

    /// @return the devices that are used now and were not at the last look, without those that the user chose since
    List<MediaDevice> look(InUse now, DeviceChoice chosen) {
        var last = before;
        var chosenLast = chosenBefore;
        before = now;
        chosenBefore = chosen;
        if (last == null) return List.of();
        return Arrays.stream(MediaDevice.Kind.values())
                .filter(kind -> chosen.of(kind).equals(chosenLast.of(kind)))
                .filter(kind -> last.of(kind).isPresent() && !now.of(kind).equals(last.of(kind)))
                .flatMap(kind -> now.of(kind).stream())
                .toList();
    }
}
