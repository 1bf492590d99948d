package app.parley.protocol;

/// A user, chosen by the server.
public record UserId(String value) implements Id {
    public UserId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
