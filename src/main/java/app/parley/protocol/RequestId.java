package app.parley.protocol;

/// Marks one wish of a user (to call, to make a group), so that asking again after a lost answer does not do it
/// twice.
public record RequestId(String value) implements Id {
    public RequestId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
