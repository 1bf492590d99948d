package app.parley.protocol;

/// A chat, chosen by the server.
public record ChatId(String value) implements Id {
    public ChatId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
