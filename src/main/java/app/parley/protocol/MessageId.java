package app.parley.protocol;

/// A message, chosen by the server.
public record MessageId(String value) implements Id {
    public MessageId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
