package app.parley.client.ui.devices;

import app.parley.client.media.MediaDevice;
import app.parley.client.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a list of devices. A value.
///
/// @param device empty for the system's choice
/// @param text what a person reads
record DeviceOption(Optional<MediaDevice> device, String text) {
    /// The lines for what is `there`, the system's choice first; a chosen one that is not there is named with that.
    static List<DeviceOption> all(List<MediaDevice> there, Optional<MediaDevice> chosen) {
        var all = new ArrayList<DeviceOption>();
        all.add(new DeviceOption(Optional.empty(), Texts.of("devices.system")));
        for (var device : there) all.add(new DeviceOption(Optional.of(device), name(device, there)));
        chosen.filter(one -> !there.contains(one))
                .ifPresent(
                        one -> all.add(new DeviceOption(Optional.of(one), Texts.of("devices.unplugged", one.name()))));
        return all;
    }

    /// Devices of the same name are numbered.
    private static String name(MediaDevice device, List<MediaDevice> there) {
        var alike =
                there.stream().filter(one -> one.name().equals(device.name())).toList();
        return alike.size() < 2
                ? device.name()
                : Texts.of("devices.numbered", device.name(), String.valueOf(alike.indexOf(device) + 1));
    }
}
