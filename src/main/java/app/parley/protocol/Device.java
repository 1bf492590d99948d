package app.parley.protocol;

/// One of a user's signed-in clients, as `GET /api/devices` lists it. Times are milliseconds since the epoch.
///
/// @param current it is the one that asked
public record Device(DeviceId id, String name, String platform, boolean current, long createdAt, long lastSeen) {}
