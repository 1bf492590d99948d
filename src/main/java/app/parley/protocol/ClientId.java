package app.parley.protocol;

/// A message as its writer's client knew it before the server did: the key that keeps a repeated sending from
/// making a second one.
public record ClientId(String value) implements Id {
    public ClientId {
        Id.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
