package app.parley.protocol;

/// One signed-in client of a user, chosen by the client and unique among that user's devices.
public record DeviceId(String value) implements Id {
    public DeviceId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
