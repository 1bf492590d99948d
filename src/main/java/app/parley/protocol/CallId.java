package app.parley.protocol;

/// A call, chosen by the server.
public record CallId(String value) implements Id {
    public CallId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
