package app.parley.protocol;

/// What a client says of itself on signing in.
///
/// @param platform the operating system or the kind of client, as a person would read it
public record DeviceDescription(DeviceId id, String name, String platform) {
    public DeviceDescription {
        Bounds.length("device.name", name, 1, Bounds.NAME_MAX);
        Bounds.length("device.platform", platform, 1, Bounds.NAME_MAX);
    }
}
